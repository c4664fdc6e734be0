"""The life of a job: booked, accepted, carried through, settled. Every step is one function inside one unit.

Refuses to search for helpers (dispatch) and to say sentences (handlers).
"""

from actions.jobs.assignment import accept as accept
from actions.jobs.assignment import entitled as entitled
from actions.jobs.assignment import is_entitled as is_entitled
from actions.jobs.assignment import release as release
from actions.jobs.booking import MOST_OPEN as MOST_OPEN
from actions.jobs.booking import book as book
from actions.jobs.booking import cancel as cancel
from actions.jobs.booking import choose_time as choose_time
from actions.jobs.booking import order as order
from actions.jobs.booking import reschedule as reschedule
from actions.jobs.core import LATE_AFTER as LATE_AFTER
from actions.jobs.core import REASONS as REASONS
from actions.jobs.core import Accepted as Accepted
from actions.jobs.core import awaiting_time as awaiting_time
from actions.jobs.core import booked_by as booked_by
from actions.jobs.core import during as during
from actions.jobs.core import figures as figures
from actions.jobs.core import find as find
from actions.jobs.core import history as history
from actions.jobs.core import local as local
from actions.jobs.core import lock as lock
from actions.jobs.core import money as money
from actions.jobs.core import of_customer as of_customer
from actions.jobs.core import of_helper as of_helper
from actions.jobs.core import offer_of as offer_of
from actions.jobs.core import offer_times_again as offer_times_again
from actions.jobs.core import offers as offers
from actions.jobs.core import open_jobs as open_jobs
from actions.jobs.core import own as own
from actions.jobs.core import plan as plan
from actions.jobs.core import region_of as region_of
from actions.jobs.core import region_of_chat as region_of_chat
from actions.jobs.core import show_all as show_all
from actions.jobs.core import show_customer as show_customer
from actions.jobs.core import show_helper as show_helper
from actions.jobs.core import slot_of as slot_of
from actions.jobs.core import step as step
from actions.jobs.core import tell_admins as tell_admins
from actions.jobs.core import turn_customer_card as turn_customer_card
from actions.jobs.core import turn_helper_card as turn_helper_card
from actions.jobs.core import why as why
from actions.jobs.settling import agree as agree
from actions.jobs.settling import dispute as dispute
from actions.jobs.settling import settle_by_clock as settle_by_clock
from actions.jobs.settling import settle_dispute as settle_dispute
from actions.jobs.visit import answer_consent as answer_consent
from actions.jobs.visit import arrive as arrive
from actions.jobs.visit import ask_consent as ask_consent
from actions.jobs.visit import finish as finish
from actions.jobs.visit import give_up as give_up
from actions.jobs.visit import set_off as set_off
from storage.tables.jobs import Job as Job
