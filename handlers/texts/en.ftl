# English, British spelling. HTML tags are Telegram's; facts are escaped by the speaker.

## The beginning

welcome = Hello { $name }. I am the bot of <b>{ $operator }</b> and find you help nearby.

    Just write what is wrong or what needs doing, for example: “Wi-Fi is down, { $example }, as soon as possible”.

    /help shows what I can do. Would you like to help others yourself? /join
welcome-helper = Hello { $name }. I am the bot of <b>{ $operator }</b>. Requests from nearby come here while you are available: /duty

    /jobs shows your jobs, /help everything I can do. If you need help yourself, just write what is wrong.
greeting = Hello { $name }. What can we do for you? Tell me in your own words.
you-are-welcome = You are welcome.
help = <b>How it works</b>
    Write in your own words what is wrong, where and when. I give you an estimated price and look for somebody near you. You can correct everything at any time: “no, tomorrow”, “not the printer, the router”.

    /jobs – your bookings
    /stop – cancel
    /language – choose a language
    /human – talk to a person
    /join – become a helper yourself
    /privacy, /mydata, /forgetme, /terms, /impressum

    { $operator }, phone { $phone }. I am a bot. Places: GeoNames, CC BY 4.0.
help-helper = <b>For you as a helper</b>
    /duty – be available or take a break
    /jobs – your jobs and bookings
    /me – your numbers
    /stop – cancel
    /language – choose a language
    /human – talk to a person
    /privacy, /mydata, /forgetme, /terms, /impressum

    If you need help yourself, just write in your own words what is wrong, where and when.

    { $operator }, phone { $phone }. I am a bot. Places: GeoNames, CC BY 4.0.
ask-language = Which language shall I write in?
language-name = English
language-chosen = I will write in English from now on.
language-de = German
language-en = English
language-fr = French
language-it = Italian
operator-page = <b>{ $operator }</b>
    { $body }

    { $email }, { $phone }
my-data = <b>This is everything I have stored about you</b>, as a file (JSON). What belongs to others is not in it. You can erase it with /forgetme.
forget-me = <b>Shall I erase everything about you?</b>
    Your name, your Telegram number, addresses, phone numbers, texts, photos and, if you help, your profile will be erased. This cannot be undone.

    For the bookkeeping of { $operator }, without your name, these stay: date, kind of work, amounts, commission and stars of your bookings and visits. Backups are overwritten after some days. What you wrote to others through me still stands in their chat; you can delete your own chat yourself.

    Questions? { $email }
button-forget-me = 🗑 Yes, erase everything
button-keep-me = No, keep it
kept-me = Fine, everything stays as it is.
forgotten = 🗑 Done: { $operator } knows nothing about you any more. If you write again, we meet for the first time.
forgotten-but-ban = 🗑 Done: { $operator } has erased everything about you, except your Telegram number and when your ban ends. If you see that differently: /human
card-erased = 🗑 Erased on request.
human-way = A person at { $operator } has been told and will write to you here. To reach us at once: { $phone } or { $email }.
human-taken = 🙋 <b>{ $name } is taking care of it.</b> Messages here now go to { $name }. After /stop you have me, the bot, again.
human-says = <b>{ $name }</b> (our team):
    { $words }
human-over = The conversation with our team has ended. I, the bot, am answering again.
human-silent = Nobody has written here for a while, so I, the bot, am answering again. /human brings a person back.
stopped = Stopped. Just write when you need something again.
stopped-need = Stopped. Changed your mind? Write “continue” within ten minutes and we go on where we were.
not-understood-question = I did not understand that. The question below is still open:
small-talk = All right. 🙂 Just write when you need something.
answer-how-long-coming = Arrival { $arrival }. After that the work usually takes { $minutes } minutes at most.
answer-how-long-there = { $minutes } minutes at most are planned, counted from { $arrival }. Whoever is with you knows better.
nothing-to-stop = There is nothing going on that I could stop.
no-jobs = You have no booking open at the moment. Just write what you need help with.
no-jobs-helper = You have no job and no booking at the moment. /duty makes you available or gives you a break.
price-info = The price depends on what is to be done. Describe it briefly, with the place: I will give you an estimated price at once, travel included, before you book anything. You pay the helper directly.
price-unserved = I cannot give a price for { $place }: we have nobody there yet. For a place where we help I will give it at once.
home-kept = 🏠 Noted: your home is { $place }. From now on just write “at home”. With “forget my home” I delete it again.
home-forgotten = Your home is deleted.
home-unknown = I have no home of yours.
home-which = Which place is it: { $places }? Please write your home once more, with the postcode.
answer-price = Estimated <b>{ $price }</b>, travel included. It costs more only if you agree beforehand, and less if there is less to do. You pay the helper directly.
answer-price-open = Estimated <b>{ $price }</b>, or <b>{ $now }</b> as soon as possible, travel included. You pay the helper directly.
answer-helping = How kind of you to want to help! Apply as a helper with /join.
answer-payment = You pay the helper directly, once the work is done and you agree with the price. How, you settle between you: cash always works; for anything else it is best to ask beforehand with “Write”.
answer-insurance = Whether and how damage is covered is laid down in the terms of { $operator }: /terms. Our team can tell you more: { $phone } or /human.
answer-bot = I am a bot, the program of { $operator }. Whoever comes to you is a person, and with /human one of our team writes to you.
answer-data = Whoever is asked sees only what it is about, the postcode and the town. Street and phone number are seen only by the helper who has accepted and, where needed, by our team. More: /privacy
answer-parts = Helpers bring tools, spare parts only on request. I pass your question on; once somebody has accepted you can ask them with “Write”.
answer-home = Yes, somebody should be there to open the door; it need not be you. If nobody is there, the minimum fee is due.
answer-fails = If it cannot be done on site, it costs you nothing. Only if nobody is at home is the minimum fee due.
answer-who = Helpers from your neighbourhood, each approved by { $operator }. As soon as somebody accepts you see their first name, reviews and time of arrival.
complaint-heard = I am sorry to hear that. I have passed it on to a person, who will get in touch with you. Phone: { $phone }.
only-these-languages = I write German, English, French and Italian. We are glad to help in one of these, or with /human.
out-of-scope = I am afraid I cannot help with that. I find people who help with internet, computers, TV, phones, furniture, house and garden. If you need help with any of these, just write to me.
duration-minutes = It usually takes { $minutes } minutes at most. Your helper tells you more exactly before starting.
duration-info = How long it takes depends on the task; the estimated price allows for the usual effort. Your helper tells you before starting.
limit-child = Please fetch a grown-up to write to me: only an adult may book. If something bad has happened, call 112 right away.
limit-forbidden = I do not help with that, and I will not ask anybody to. I am happy to help with technology, furniture, house and garden.
limit-licensed = Work on gas and on fixed electrical wiring may only be done by a licensed firm, so I do not arrange it. Please contact a registered installer. If you smell gas: open the windows, go outside, call 112.
not-understood = I did not understand that. Could you say it in other words? Best: what is wrong, with which device, where.
not-understood-twice = I am afraid I still do not understand. With /human a person will get in touch, or call { $operator }: { $phone }.
second-problem = I heard a second thing: “{ $words }”. Let us deal with the first one now; tell me about the other right after this booking.
emergency-ch = <b>⚠️ In danger, call at once: 144 ambulance, 118 fire brigade, 117 police.</b>
    Smell of gas: open the windows, no light, no flame, go outside, then call 118. Electricity: do not touch, switch off at the fuse box. I am not booking anything; our team has been told.
emergency-de = <b>⚠️ In danger, call at once: 112 fire brigade and ambulance, 110 police.</b>
    Smell of gas: open the windows, no light, no flame, go outside, then call 112. Electricity: do not touch, switch off at the fuse box. I am not booking anything; our team has been told.
emergency-eu = <b>⚠️ In danger, call 112 at once.</b>
    Smell of gas: open the windows, no light, no flame, go outside, then call 112. Electricity: do not touch, switch off at the fuse box. I am not booking anything; our team has been told.
voice-kept = As a bot I cannot listen to voice messages; I pass it on, and whoever comes hears it. Please write me a few words about it, or call { $phone }.
cannot-listen = As a bot I cannot listen to voice messages. Please write me a few words, or call { $phone }.
cannot-hear-edits = I do not read changed messages a second time. Please write me the change as a new message.
cannot-read-that = I am afraid I cannot make anything of that. Please write me a few words, send a photo or share your location.
button-of-yesterday = This button is no longer valid. /jobs shows how things stand.
apology = I am sorry, something went wrong on our side with your last message. Our team has been told. Please try again.
calmer-please = That was too fast for me to keep up with. Please wait a minute, then write once more what you need. In danger, call 112 at once; /human works even now.
words-quoted = <blockquote>{ $words }</blockquote>

## The need

need-title = <b>What you need</b>
need-what = 🛠 { $what }
need-devices = 📦 { $devices }
need-place = 📍 { $place }
need-when = 🕐 { $when }
need-slot = 🕐 Arrival { $slot }
need-street = 🏠 { $street }
need-phone = 📞 { $phone }{ $calls ->
    [yes] {""}
   *[no] {" "}(chat only)
    }
need-voices = 🎤 { $count ->
    [one] { $count } voice message
   *[other] { $count } voice messages
    }
need-photos = 📷 { $count ->
    [one] { $count } photo
   *[other] { $count } photos
    }
hint = 💡 <b>This often helps:</b> { $advice }
hint-no-internet = Unplug the router for 30 seconds, plug it back in and give it three minutes.
hint-slow-wifi = Restart the router and put it out in the open, not in a cupboard; try once right beside it.
hint-no-picture = Press “Source” or “Input” to pick the right HDMI input, and replug the cable at both ends.
hint-tv-silent = Unmute, turn the volume up and choose the TV’s own speakers as sound output in the settings.
hint-remote = Put in fresh batteries and pair the remote with the device again.
hint-printer-offline = Switch printer and router off and on again and delete old print jobs; both must be on the same Wi-Fi.
hint-paper-jam = Switch the printer off, open every flap and pull the paper out slowly the way it travels; then load fewer sheets.
hint-stripes = Run the print head cleaning on the printer and check the ink or toner level.
hint-no-signal = Turn flight mode on for half a minute, then restart the device; take the SIM card out and put it back in.
hint-not-charging = Try another cable and charger, and carefully remove any fluff from the charging port.
hint-name-no-internet = Restart the router
hint-name-no-picture = Pick the HDMI input
hint-name-no-signal = Flight mode and SIM card
hint-name-not-charging = Another charging cable
hint-name-paper-jam = Clear the paper jam
hint-name-printer-offline = Printer on the Wi-Fi
hint-name-remote = Fresh batteries in the remote
hint-name-slow-wifi = Router out in the open
hint-name-stripes = Clean the print head
hint-name-tv-silent = Sound on the TV
button-hint-yes = That helped
button-hint-no = That did not help
hint-helped = Glad to hear it! Nobody needs to come and it costs nothing. If it comes back, just write to me.
solved-booking = Glad that it works again. Shall I cancel the booking?
need-price = <b>Estimated { $price }</b> ({ $crowd })
need-price-lines = <blockquote expandable>What the price includes:
    { $lines }</blockquote>
need-price-reasons = Including: { $lines }.
need-price-note = Travel included. You pay the helper directly. Nothing more without your consent.
need-booked = ✅ Booked. Your booking is below.
need-dropped = Request dropped.
line-base = · Base price { $price }
line-duration = · { $minutes } minutes of work: { $price }
line-devices = · { $count ->
        [one] one more device
       *[other] { $count } more devices
    }: { $price }
line-travel = · Travel { $price }
line-on-demand = · Surcharge for coming right away: { $price }
line-evening = · Evening surcharge { $percent }: { $price }
line-weekend = · Weekend surcharge { $percent }: { $price }
line-sunday = · Sunday surcharge { $percent }: { $price }
line-holiday = · Holiday surcharge { $percent }: { $price }
line-time-open = · depending on the time: { $price }
line-rounding = · rounded
wish-now = as soon as possible
wish-from = from { $time }
wish-until = until { $time }
wish-by-hour = until { $time }
wish-open = any time
wish-or = { $first } or { $other }
wish-but = { $when }, not { $but }
wish-every = { $when } ({ $unit ->
    [day] every day
    [month] every month
    [year] every year
   *[week] { $count ->
        [one] every week
       *[other] every { $count } weeks
    }
    }, if possible)
clock-summer = { $time } summer time
clock-winter = { $time } winter time
ask-what = <b>What is it about?</b> Write it, or choose:
ask-what-else = I have not quite understood that yet. <b>What is it about?</b> Choose, or say it differently:
ask-place = <b>Where do you need help?</b> Write a postcode or a town, or share your location. We help in: { $regions }.
place-uncovered = I am afraid we have nobody there yet. We help in: { $regions }. If it is in one of these places after all, tell me which.
ask-when = <b>When should somebody come?</b> Choose, or write something like “the day after tomorrow, after 5 pm”:
ask-reading = <b>What do you mean?</b>
ask-which-place = <b>Which place do you mean?</b> We come to those with ✓.
ask-which-place-none = <b>Which place do you mean?</b>
served-yes = Yes, we also come to { $place }.
served-not-yet = We do not come to { $place } yet. At the moment we help in: { $regions }.
button-none-of-these = None of these
button-when-now = As soon as possible
button-when-today = Today
button-when-tomorrow = Tomorrow
button-when-week = This week
ask-arrival = { $helpers ->
    [one] One helper is available near you.
   *[other] { $helpers } helpers are available near you.
    } <b>When should somebody be with you?</b> The time of arrival is an estimate; it becomes firm as soon as somebody accepts.
button-arrival = Arrival { $start }–{ $end }
button-later = Later instead
ask-slot = <b>Which time suits you?</b>
say-which-time = With pleasure. Which time? Write the time or its number, or press the button.
ask-slot-other = Nobody can come at that time. <b>Does one of these suit you?</b>
nobody-now = At the moment nobody is available near you who could be there in time. <b>The next free times:</b>
nobody-at-all = We cannot find anybody near you for this at the moment. One of our team will gladly help.
ask-day = <b>Which day?</b>
ask-slot-of-day = <b>{ $day }: which time?</b>
button-calendar = 📅 Another day
button-back = ‹ Back
button-human = Talk to a person
button-crowd = { $crowd } instead: { $price }
ask-contact = <b>Street, house number and phone number?</b> For example: “{ $country ->
    [DE] Hauptstrasse 12, 0171 392 00 12
    [AT] Hauptstrasse 12, 0664 123 45 67
   *[other] Bahnhofstrasse 12, 079 555 12 34
    }”. Only the helper who accepts will see them.
ask-contact-letter = 📱 You can also send your phone number with the button below.
ask-street = <b>Street and house number?</b>
ask-phone = <b>Your phone number?</b> Or choose “Chat only”.
phone-again = I could not read that phone number. Please write it in digits, for example “{ $country ->
    [DE] 0171 392 00 12
    [AT] 0664 123 45 67
   *[other] 079 555 12 34
    }”, or choose “Chat only”.
no-earlier-time = There is no earlier time, I am afraid. These are free:
say-another-time = When would it suit you? Write for example “Friday after 5 pm”.
why-phone = Only the person who comes to you sees the number, in case they cannot find you. You can do without: write “chat only”.
nothing-booked-yet = No problem, take your time. Nothing is booked yet.
note-passed-on = Thank you, I will pass that on.
button-share-phone = 📱 Share my number
contact-kept = Thank you, noted.
button-calls-allowed = 📞 Calls allowed
button-chat-only = 💬 Chat only
ask-order = <b>Is everything right?</b> You can cancel free of charge until somebody is on the way.
button-order = Book now
button-order-de = Book with obligation to pay
ask-which-question = Which one do you mean?
press-to-be-sure = Do you still mean that? Then please press the button.
order-needs-button = To book, please press the button “{ $button }” below; the law requires it.
button-change = ✏️ Change
button-change-what = What
button-change-place = Where
button-change-when = When
button-drop = Stop
when-past = That time has already passed. When would suit you?
when-unclear = I am not sure which time you mean. Could you name the day and the hour?
when-every = I book one visit at a time: this one first. For the next one, just write to me again.
when-night = Nobody comes at night; visits are from { $opens } to { $closes }. What would suit you?

category-tv = TV
category-computer = Computer
category-network = Internet & Wi-Fi
category-mobile = Phone & tablet
category-audio = Audio
category-smart_home = Smart home
category-printer = Printer
category-furniture = Furniture
category-home_garden = House & garden
category-moving = Transport & moving
category-cleaning = Cleaning
category-office = Office & forms
category-other = Something else
kind-installation = Set up
kind-troubleshooting = Fix a problem
kind-training = Explain
kind-repair = Repair
kind-other = Other

## The booking

booking-title = <b>Booking { $job }</b> · { $category }
booking-below = Booking { $job }: see below.
booking-facts = 📍 { $area }
    🕐 Arrival { $slot }
    💰 Estimated { $price }
booking-searching = { $asked ->
    [0] 🔎 We are looking for somebody near you…
    [one] 🔎 We are asking one person near you…
   *[other] 🔎 We are asking { $asked } people near you…
    }{ $wave ->
    [0] {""}
    [1] {" "}The nearest first, then more.
   *[other] {" "}We are asking more people.
    }
booking-helper = <b>{ $name }</b> · { $reviews ->
    [0] new here
    [one] ★ { $stars } (one review)
   *[other] ★ { $stars } ({ $reviews } reviews)
    }{ $jobs ->
    [0] {""}
    [one] {" "}· one job done
   *[other] {" "}· { $jobs } jobs done
    }{ $km ->
    [none] {""}
   *[other] {" "}· { $km } km from you
    }
booking-accepted = ✅ { $name } is coming: { $arrival }
booking-on-the-way = 🚗 { $name } is on the way, arriving at about { $arrival-clock } ({ $arrival-day })
booking-in-progress = 🔧 { $name } is with you.
booking-late = ⏰ { $name } is late. You can wait, have us look for somebody else, or cancel free of charge.
booking-done = 🏁 { $name } has finished. <b>Final price: { $price }</b>. Do you agree? You pay directly.
booking-not-done = { $name } could not do it ({ $reason }). To pay: { $price }. Do you agree?
booking-settled = ✅ Completed: { $price }. Thank you!
booking-receipt = 🧾 Final price { $price } ({ $what }), to be paid to { $name ->
    [none] the helper
   *[other] { $name }
    } directly, in cash or as you agreed.
booking-receipt-fee = 🧾 Minimum fee { $price } for the trip ({ $reason }), to be paid to { $name ->
    [none] the helper
   *[other] { $name }
    } directly, in cash or as you agreed.
booking-receipt-free = 🧾 Nothing to pay.
booking-receipt-customer = Confirmed by you.
booking-receipt-admin = Decided by our team.
booking-receipt-clock = Completed without objection.
past-jobs = <b>Completed</b>
    { $lines }
past-job-line = Booking { $job } · { $category } · { $day } · { $cancelled ->
    [yes] cancelled, { $price }
   *[no] { $price }
    }{ $name ->
    [none] {""}
   *[other] {" "}to { $name }
    }
booking-disputed = You do not agree with the price. One of our team will look at it and get in touch.
ask-dispute-why = <b>What is not right?</b> Write it in your own words; our team will read it. (/stop if you would rather not say)
dispute-noted = Thank you, I have passed it on. One of our team will get in touch.
booking-expired = I am sorry, nobody has accepted.
booking-cancelled = Cancelled.
booking-forgotten = We found nobody for this booking, so it is closed. Just write if you still need somebody.
booking-cancelled-fee = Cancelled. { $name ->
    [none] The helper
   *[other] { $name }
    } was on the way already: { $price } is due, directly to { $name ->
    [none] the helper
   *[other] { $name }
    }. Not right? /human
booking-consent = <b>There is more to do than expected:</b> “{ $why }”. May it cost up to { $amount }? Without your yes, the estimated price stands.
booking-consent-denied = You said no to extra work up to { $amount }. The estimated price stands.
booking-consented = You agreed to extra work up to { $amount }.
consent-needs-press = I have not passed that on: you agree to a higher price only with the button “Yes, up to { $amount }”; with “No” the estimated price stands. Was it meant for { $name }?
button-consent-yes = Yes, up to { $amount }
button-consent-no = No
booking-cancel-sure = <b>Really cancel?</b>
booking-cancel-not-now = While somebody is working at your place, the booking cannot be cancelled. Talk to each other, or to a person from our team.
booking-cancel-fee = <b>Really cancel?</b> The helper is on the way already: it costs you { $fee }.
button-cancel-yes = Yes, cancel
booking-choose-slot = <b>When would suit you?</b> Choose, or write something like “Friday at 10”:
booking-choose-slot-or-crowd = <b>When would suit you?</b> Choose, or write something like “Friday at 10”. Others could come too, at their price:
booking-only-crowd = <b>Others could come</b>, at their price:
booking-other-crowd = <b>{ $crowd }: estimated { $price }</b>, depending on the time. Travel included. <b>When would suit you?</b>
booking-order-crowd = <b>{ $crowd }: estimated { $price }</b>, travel included. Nothing more without your consent.
    🕐 Arrival { $slot }
booking-no-slots = We cannot find another time at the moment. One of our team will gladly help.
button-agree = I agree: { $price }
price = { $price }
button-agree-after-all = I agree after all: { $price }
button-dispute = I do not agree
button-replace = Find somebody else
button-write-helper = ✉️ Write
button-street = 🏠 Change the address
ask-new-street = <b>Booking { $job }: Which street and house number?</b> The place stays { $area }. (/stop leaves everything as it is)
ask-which-street = <b>The address of which booking?</b>
street-changed = Changed. The address of booking { $job } is now { $street }, { $area }. Whoever comes sees it.
street-elsewhere = This booking stays in { $area }: its price and arrival are for that place. For { $place } one of our team helps you, with /human, or you cancel and book again.
button-reschedule = 📅 Another time
button-cancel = Cancel
ask-stars = <b>How was it?</b>
button-other-stars = ★ Change
ask-how-many-stars = Thank you! <b>How many stars do you give?</b> Your words go with them.
review-stars = Your rating: { $stars }
ask-again = Would you book again?
button-yes = Yes
button-no = No
ask-words = Would you like to say a few words about it? Just write them here.
button-words = ✏️ A few words
ask-review-words = Write what was good or what could be better:
review-thanks = Thank you for your review!
reason-absent = nobody there
reason-too_complex = too complex
reason-other = another reason
reason-cannot = I cannot do it
reason-unreachable = customer cannot be reached
reason-undo = undone at once
reason-late = too late
reason-customer = by the customer
reason-nobody = nobody found
toast-cancelled = Cancelled.
toast-thanks = Thank you!
toast-done = Done.
customer-accepted = { $immediate ->
    [yes] <b>{ $name } is coming at { $arrival-clock }</b> ({ $arrival-day }).
   *[no] <b>{ $name } has accepted.</b> Arrival { $slot }.
    }
customer-on-the-way = 🚗 { $name } is on the way and will be with you at about { $arrival-clock } ({ $arrival-day }).
customer-arrival-changed = 🕐 New arrival time: { $name } will be with you at about { $arrival-clock } ({ $arrival-day }).
customer-arrived = { $name } is here.
customer-settled-by-clock = Your booking is completed: { $price }. If something is not right, please tell us by { $until }.
customer-released = The helper cannot come after all. We are looking for somebody else right away.
customer-released-later = I am sorry, the helper cannot come after all. Nobody else can make it at the agreed time, so we are now looking for <b>{ $slot }</b>. Does that not suit you? Below you can move it or cancel free of charge.
customer-replaced = We are looking for somebody else for you.
customer-replaced-later = We are looking for somebody else for you, now for <b>{ $slot }</b>. Does that not suit you? Below you can move it or cancel free of charge.
customer-cancelled-by-admin = We have had to cancel your booking. Reason: { $reason }. Questions? /human
customer-reminder = { $hours ->
    [1] It is nearly time: { $name } is coming on { $slot }.
   *[other] A reminder: { $name } is coming on { $slot }.
    }
customer-banned = You cannot book at the moment. Reason: { $reason }. If you see it differently, please tell us: /human
customer-banned-until = You cannot book until { $until }. Reason: { $reason }. If you see it differently, please tell us: /human
customer-unbanned = You can book again.
customer-helper-banned = About your booking { $job }: { $name } no longer works with us. Somebody from our team is looking after it and will write to you here. You can reach us at once on { $phone }.
relayed = <b>Message from { $name }</b> ({ $side ->
    [customer] booking
    *[helper] job
    } { $job }):
    { $words }
message-sent = Passed on.
message-passed-on = Passed on to { $name }.
message-passed-on-masked = Passed on to { $name }, without the phone number or contact in it: those stay hidden here.
message-noted = Noted for booking { $job }. Whoever accepts will read it.
message-note-too-long = Not noted, it is too long: booking { $job } has room for { $most } more characters.
message-too-late = Not passed on: no. { $job } is no longer open.
message-no-kind = That cannot be passed on. Words, photos, voice messages and locations can.
message-withdrawn = This message about no. { $job } is no longer meant for you.
job-photo = 📷 Photo { $number } for job { $job }
job-voice = 🎤 Voice message { $number } for job { $job }
ask-whom = <b>Who is this for?</b> “{ $words }”
button-whom-person = Pass on to { $name }
button-whom-note = Note it for booking { $job }
button-whom-new = A new request
price-too-late = No price needed any more: job { $job } is no longer waiting for one.
button-reply = Reply
ask-message-helper = What shall I pass on? The helper reads your first name; your number and your Telegram account stay hidden.
ask-message-customer = What shall I pass on? The customer reads your first name; your number and your Telegram account stay hidden.

## For helpers

job-request = <b>Request: job { $job }</b>
job-what = 🛠 { $what }
job-when = 📍 { $area }
    🕐 { $immediate ->
    [yes] Right now, arrival { $slot }
   *[no] Arrival { $slot }
    }
job-language = 💬 { $language }
job-distance = 📏 { $km } km, about { $minutes } minutes
job-net = 💰 For you { $net }; { $fee } if nobody is there (after commission)
job-mine = <b>Job { $job }</b>
job-below = Job { $job }: see below.
job-customer = 👤 { $name }
    🏠 { $street }, { $area }
job-phone = 📞 { $phone }
job-chat-only = 💬 Chat only, please do not call.
job-accepted = ✅ You have accepted. Arrival: { $arrival }
job-on-the-way = 🚗 On the way, arriving at about { $arrival-clock } ({ $arrival-day })
job-in-progress = 🔧 You are there.
job-consent-waits = ⏳ The customer is being asked: up to { $amount }?
job-consented = 👍 Agreed: up to { $amount }
job-done = 🏁 Final price { $price }. Waiting for the customer.
job-not-done = Not done.{ $due ->
    [yes] {" "}Minimum fee { $price }, of which { $net } for you (commission { $commission }).
   *[no] {" "}Nothing is due.
    }
job-disputed = The customer does not agree. Our team is looking at it.
job-settled = ✅ Settled: { $price }, of which { $net } for you (commission { $commission }).
job-taken = Job { $job } ({ $area }): taken.
job-declined = Job { $job } ({ $area }): you declined.
job-cancelled = Job { $job } ({ $area }): cancelled.
job-expired = Job { $job } ({ $area }): expired.
job-given-back = Job { $job } ({ $area }): being offered again.
job-with-team = Job { $job } ({ $area }): our team is looking after it.
post-open = 🔔 <b>Job { $job }</b>
post-taken = ✅ Taken: job { $job } ({ $area }){ $name ->
    [none] {""}
   *[other] {" "}by { $name }
    }
ask-set-off = <b>When will you be there?</b> Tell us when you set off:
ask-new-arrival = Sooner or later than that? Press the new time, or write for example “20 minutes late”.
job-not-yet = From { $since } you can say here that you are on your way and that you are there.
ask-release = <b>Why are you giving the job back?</b>
ask-not-done = <b>Why could it not be done?</b>
ask-price = <b>Final price?</b> Choose or write the amount ({ $high } at most):
ask-extra = <b>Up to which amount?</b> Choose or write; the customer is asked first:
ask-extra-why = <b>Why?</b> One sentence for the customer, for example: “The cable is broken, I need a new one.”
ask-final = <b>Final price { $price }?</b> The customer is then asked to confirm it.
ask-which-request = <b>Which request?</b>
button-final-yes = Yes, { $price }
button-final-other = Another amount
button-take-which = Accept job { $job } ({ $area })
button-decline-which = Decline job { $job } ({ $area })
button-release-which = Give back job { $job } ({ $area })
helper-answer-please = A request is waiting for you. Please press “Accept” or “Decline”, or write “I’ll take it” or “I can’t”.
helper-hint-coming = 💡 I have changed nothing about the job for that. When you leave, press “🚗”, at the door “I am here”. If you cannot come after all: “Give back”.
helper-hint-at-work = 💡 I have changed nothing about the job for that. When you are finished, press “Done”; if it will cost more, “Extra work” first; if it cannot be done, “Not possible”.
helper-hint-release = 💡 The job is still yours. Choose a reason above, or keep it with “Back”.
button-accept = Accept
button-decline = Decline
button-away = 🚗 in { $minutes }'
button-arrive = 📍 I am here
button-undo = ↩️ Undo
button-release = Give back
button-write-customer = ✉️ Write
button-done = ✅ Done
button-extra = Extra work
button-not-done = Not possible
toast-accepted = The job is yours. Arrival { $slot }
toast-declined = Thank you for answering.
toast-asked-customer = The customer is being asked.
toast-agreed-already = That much is agreed already: you need not ask.
toast-undone = Undone, no harm done.
toast-released = Given back. We are looking for somebody else.
helper-approved = 🎉 Welcome! You are now a helper in { $region }. Join the helper chat and make yourself available with /duty.
button-join-chat = Join the helper chat
helper-rejected = I am sorry, your application was not accepted.{ $reason ->
        [none] {""}
       *[other] {" "}Reason: { $reason }.
    } Questions? /human
helper-suspended = You get no jobs at the moment. Reason: { $reason }. Questions? /human
helper-suspended-until = You get no jobs until { $until }. Reason: { $reason }. Questions? /human
helper-banned = You are banned. Reason: { $reason }. If you see it differently: /human
helper-banned-until = You are banned until { $until }. Reason: { $reason }. If you see it differently: /human
helper-lifted = You can accept jobs again.{ $reason ->
    [none] {""}
   *[other] {" "}Reason: { $reason }
    }
application-again = Your application is with our team again. You will hear from us here.
helper-rated = { $stars ->
    [1] Job { $job } was rated 1 star.
   *[other] Job { $job } was rated { $stars } stars.
    }
helper-rated-anew = The review of job { $job } was changed: { $stars } ★.
helper-consent-yes = 👍 Agreed: up to { $amount }.
helper-consent-no = No consent to { $amount }. The estimated price stands.
helper-disputed = Job { $job }: the customer does not agree with the price. Our team will get in touch.
helper-taken-away = Job { $job } is no longer yours. Reason: { $reason }
helper-street-changed = ⚠️ Job { $job }: the address has changed. It is now 🏠 { $street }, { $area }.
helper-rescheduled = Job { $job } was moved to { $slot }. You are the first to be asked.
helper-cancelled = Job { $job } ({ $area }) was cancelled.
helper-cancelled-by-admin = Job { $job } ({ $area }) was cancelled by our team. Reason: { $reason }
helper-cancelled-fee = Job { $job } ({ $area }) was cancelled. You were on the way already: { $net } is due to you (after commission).
helper-reminder = { $hours ->
    [1] It is nearly time: job { $job } in { $area }, { $slot }.
   *[other] A reminder: job { $job } in { $area }, { $slot }.
    }
helper-late = Job { $job }: the arrival time has passed. Please press “I am here”, write to the customer or give the job back.
helper-still-at-work = Job { $job }: are you still there? When you have finished, please press “Done” or “Not possible”.
dispute-settled = { $side ->
    [customer] Booking
    *[helper] Job
    } { $job }: we have decided. To pay: { $price }. Reason: { $reason }
duty-on = 🟢 You are available. Requests from nearby come here.
duty-off = ⏸ You are on a break. No requests come until you are available again.
duty-left-chat = You left the helper chat { $region }, so you are on a break. Jobs you have accepted still stand. /duty brings you back.
duty-paused-silent = ⏸ You did not answer two requests; I have paused you.
button-duty-on = 🟢 Available
button-duty-off = ⏸ Break
me = <b>Your numbers</b>
    { $duty ->
    [yes] 🟢 available
   *[no] ⏸ on a break
    }
    Requests: { $asked }, accepted: { $accepted }
    ★ { $stars } ({ $reviews })
    Done: { $jobs }
    Earned: { $earned }
    Commission due: { $due }

## Joining

join-name = Great that you want to help with { $operator }! <b>What is your name?</b> Customers see the first name. (/stop cancels)
join-name-again = That does not look like a name. What is your name?
join-adult = Hello { $name }. <b>Are you at least 18 years old?</b>
join-too-young = You can help with us from the age of 18. You are welcome to come back later.
join-place = <b>Where do you usually start from?</b> Postcode, town or location. We are in: { $regions }.
join-place-again = I did not find that place. Write for example “{ $example }”.
join-again = I did not understand that; this is about your application (/stop cancels it).
join-place-changed = Changed: you start from { $place }.
join-or-need = You are filling in the application. <b>Do you need help yourself, or is this part of it?</b>
button-join-stay = Go on with the application
button-join-need = I need help myself
join-uncovered = We are not there yet. We are in: { $regions }. Where could you help from?
join-radius = { $place }. <b>How far will you travel?</b>
join-skills = <b>What can you help with?</b> Choose everything that fits:
join-languages = <b>Which languages do you speak?</b>
join-crowd = <b>In which group?</b> Each has its own prices. Our team will see with you whether it fits.
join-choose-one = Please choose at least one.
join-form-closed = Questions answered.
join-applied = Thank you! Your application is with our team. You will hear from us here.
join-first = Only approved helpers get into the helper chat. Apply with /join.
join-elsewhere = That is the helper chat of { $there }. You help in { $region }; you are welcome there.
join-already = You are a helper already. /duty makes you available, /me shows your numbers.
join-waiting = Your application is with our team already. You will hear from us here.
join-not-begun = You are not a helper yet. /join lets you apply.
join-unfinished = Your application is not finished yet: please answer the last question above. Then our team looks at it.
join-rejected = Your application was not accepted.{ $reason ->
    [none] {""}
   *[other] {" "}Reason: { $reason }.
    } You can apply again with /join.
button-continue = Continue ›

## Admins

application = <b>Application: { $name }</b> ({ $id })
    📍 Starts from { $place }, goes up to { $radius } km · region { $region }
    Group: { $crowd }
    Skills: { $skills }
    Speaks: { $languages }
application-approved = ✅ Approved by { $by }
application-rejected = ❌ Rejected by { $by }
application-suspended = ⏸ Suspended by { $by }
application-banned = ⛔ Banned by { $by }
button-approve = ✅ Approve
button-reject = ❌ Reject
button-take = 🙋 I take it
button-end = ✅ Done
alarm-unaccepted = ⚠️ <b>Nobody has accepted yet</b>
alarm-unfilled = ⚠️ <b>Nobody found</b>
alarm-no-show = ⚠️ <b>The helper did not turn up</b>
alarm-helper-gone = ⚠️ <b>Has a job and may be out of reach</b>: blocked the bot or left the helper chat. To look for somebody else: /reassign { $number } reason.
alarm-still-at-work = ⚠️ <b>At work for hours, and not finished</b>. To close it: /settle { $number } amount reason. To cancel it: /cancel { $number } reason.
alarm-dispute = ⚠️ <b>Price disputed</b>
alarm-human = 🙋 <b>Somebody wants to talk to a person</b>
alarm-complaint = ⚠️ <b>Complaint</b>
alarm-emergency = 🚨 <b>Emergency reported</b>; the emergency numbers were given, nothing was booked.
alarm-too-complex = ⚠️ <b>Too complex on site</b>
alarm-at-work = ⛔ <b>Banned or suspended, but still at the customer’s</b>. To close it: /settle { $number } amount reason. To cancel it: /cancel { $number } reason.
alarm-banned-customer = ⛔ <b>Banned, but with an open booking</b>. Should it stay? If not, cancel it: /cancel { $number } reason.
alarm-one-star = ⚠️ <b>One-star review</b>
alarm-set-aside = { $count ->
    [0] ⚠️ <b>Something was set aside</b>
    [one] ⚠️ <b>Something could not be processed or delivered</b>
   *[other] ⚠️ <b>{ $count } things could not be processed or delivered</b>
    } (python -m bot dead)
alarm-unwell = ⚠️ <b>The bot is falling behind.</b>{ $owed ->
    [0] {""}
   *[other] {" "}A message to somebody has been waiting for { $owed } min.
    }{ $inbox ->
    [0] {""}
   *[other] {" "}A message from somebody has been waiting for { $inbox } min.
    }{ $timers ->
    [0] {""}
   *[other] {" "}A reminder is { $timers } min late.
    }
well-again = ✅ The bot is keeping up again.
alarm-backup = ⚠️ <b>There is no new backup</b>: { $why }
alarm-undeliverable = ⚠️ <b>Cannot be delivered</b>: { $chat } ({ $why })
alarm-no-helper-chat = ⚠️ <b>The bot was removed from the helper chat of { $region }</b> ({ $chat }). Please add it again, as an admin.
alarm-job = Job { $job } · { $category } · { $area } · { $slot } · { $status }
alarm-person = 👤 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-helper = 🧰 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-amount = 💰 Estimated price { $price }
alarm-amounts = 💰 Estimated price { $price }, final price { $final }
alarm-usage = ↩️ Reply to this message to write to { $name }.
desk-silent = 💤 Nobody has written { $hours ->
    [one] for an hour
    *[other] for { $hours } hours
    }; the bot answers again. Reply to this message to go on.
alarm-relayed = 💬 <b>{ $name }</b> ({ $id }):
    { $words }
alarm-again = { $count } times by now, last on { $last }
alarm-below = ⚠️ See below.
alarm-taken = 🙋 { $by } takes care of it.
alarm-closed = ✅ Over.
status-offered = searching
status-accepted = accepted
status-on-the-way = on the way
status-in-progress = on site
status-done = done
status-not-done = not done
status-disputed = disputed
status-settled = settled
status-expired = expired
status-cancelled = cancelled
standing-applying = applying
standing-applied = applied
standing-approved = approved
standing-rejected = rejected
standing-suspended = suspended
standing-banned = banned
answer-asked = asked
answer-accepted = accepted
answer-declined = declined
answer-lapsed = lapsed
role-customer = customer
role-helper = helper
role-admin = admin
role-clock = automatically
admin-done = Done.
usage-approve = /approve who
usage-reject = /reject who reason
usage-job = /job no.
usage-cancel = /cancel no. reason – for example: /cancel 12 storm warning
usage-reassign = /reassign no. reason – for example: /reassign 12 helper is ill
usage-settle = /settle no. amount reason – for example: /settle 12 55.50 less work
usage-helper = /helper who
usage-suspend = /suspend who [how long] reason – for example: /suspend Luca 7d too late (12h, 7d, 2w, 3m)
usage-ban = /ban who [how long] reason – for example: /ban Luca 2w threats (12h, 7d, 2w, 3m)
usage-unban = /unban who reason – for example: /unban Luca a misunderstanding
admin-usage = This is how: { $usage }
admin-help = <b>Commands</b>
    { $lines }

    /nlu, /applications, /jobs, /helpers [name], /stats, /audit
    “who” is the beginning of the name or the number in brackets. A reply to an alarm goes to the person.
admin-no-applications = No open applications.
admin-no-jobs = No open jobs.
admin-no-helpers = Nobody found.
misread-line = { $often }× { $words } → { $intent } { $sure } · { $language } · { $why ->
    [lost] not understood
    [unsure] asked what was meant
    [corrected] corrected
   *[human] wanted a human
    }
admin-nothing-misread = Nothing was misread.
admin-hint-line = 💡 { $hint }: shown { $given }×, helped { $helped }×, did not { $failed }×
admin-nothing-logged = Nothing in the log yet.
admin-lines = { $lines }
audit-line = { $time } · { $name } · { $what } → { $outcome }
audit-take = took alarm { $subject }
audit-end = closed alarm { $subject }
audit-answer = answered alarm { $subject }
audit-street = changed the address of job { $subject }
outcome-done = done
outcome-NotAllowed = not allowed
outcome-Unknown = not found
outcome-Passed = no longer possible
outcome-Already = was done already
outcome-Taken = already taken
outcome-BadWords = not understood
outcome-NoReason = no reason given
outcome-refused = refused
admin-job-line = Job { $job } · { $category } · { $area } · { $slot } · { $status }
admin-job-facts = Customer { $customer }{ $id ->
    [none] {""}
   *[other] {" "}({ $id })
    }, { $price }, { $asked } asked, wave { $wave }
admin-job-contact = 🏠 { $street } · 📞 { $phone }
admin-job-words = 💬 “{ $words }”
admin-job-extra = Extra work up to { $amount }{ $answer ->
    [yes] {": agreed"}
    [no] {": refused"}
    *[waits] {": waiting for an answer"}
    }{ $why ->
    [none] {""}
    *[other] {" "}(“{ $why }”)
    }
admin-job-review = { $stars } · { $again ->
    [yes] would book again
    [no] would not book again
    *[none] –
    }{ $words ->
    [none] {""}
    *[other] {" "}· “{ $words }”
    }
admin-job-final = Final price { $price }, commission { $commission }
admin-offer-line = { $time } asked { $name } (wave { $wave }): { $answer }
erased-person = (erased)
admin-step-line = { $time } { $role }{ $name ->
    [none] {""}
    *[other] {" "}{ $name }
    } → { $status }{ $reason ->
    [none] {""}
    *[other] {" "}({ $reason })
    }
standing-until = { $standing } until { $until }
admin-helper-line = { $name } ({ $id }) · { $place } · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
admin-helper = <b>{ $name }</b> ({ $id }) · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
    📍 { $place }, { $radius } km · { $crowd }
    Skills: { $skills }
    Speaks: { $languages }
    Requests { $asked }, accepted { $accepted }, done { $jobs }, ★ { $stars } ({ $reviews })
    Earned { $earned }, commission { $due }
    Remark: { $reason }
admin-stats = <b>Numbers</b>
    Jobs { $jobs }: { $open } searching, { $running } under way, { $closing } to be closed, { $settled } settled, { $expired } expired, { $cancelled } cancelled
    Accepted after 1 min { $within1 }, 10 min { $within10 }, 1 h { $within60 }, 3 h { $within180 }
    Filled { $filled } · ★ { $stars } ({ $reviews }) · would book again { $again }
    On duty: { $duty } · set aside: { $aside }
    { $hints }

## What the bot refuses

refusal-not-allowed = You may not do that here.
refusal-banned = Booking and joining are not possible at the moment. Reason: { $reason }. Questions? /human
refusal-banned-until = Booking and joining are not possible until { $until }. Reason: { $reason }. Questions? /human
refusal-unknown = That does not exist.
refusal-taken = Already taken. Somebody was faster.
refusal-passed = That is no longer possible.
refusal-already = Already done.
refusal-busy = That does not work: something else is already on at that time.
refusal-running = First, what is still running has to end: booking or job { $jobs }. Cancel or complete it with /jobs; then I can erase everything.
refusal-costs-now = Somebody is on the way by now: cancelling costs { $fee }. Please confirm that below once more.
refusal-too-early = It is too early for that. The appointment: { $slot }. You can say so from { $since }.
refusal-too-late = Thank you, but you would only be there at { $arrival-clock }; the customer was promised { $until-clock } at the latest.
refusal-off-duty = You are on a break. /duty brings you back.
refusal-slot-gone = That time is no longer free. Please choose another.
refusal-price-changed = The price has changed in the meantime. Please look at it again below before you book.
refusal-incomplete = Something is still missing: please answer the open question first.
refusal-above-quote = That is above the agreed maximum ({ $ceiling }). Ask for consent with “Extra work” first.
refusal-above-agreed = No more than { $ceiling } was agreed, so no more can be set.
refusal-bad-amount = That is no valid amount. Write for example: 60 or 55.50
refusal-bad-words = I do not understand that: “{ $word }”.
refusal-banned-already = Banned already, and that is more. First /unban, then suspend.
refusal-several = “{ $word }” fits several people: { $who }. Please use the number in brackets.
refusal-no-reason = The reason is missing. Write it at the end: the person concerned will read it.

## Commands, as Telegram lists them

command-jobs = Bookings and jobs
command-stop = Stop
command-help = Help
command-human = Talk to a person
command-language = Choose a language
command-join = Become a helper
command-mydata = My data as a file
command-forgetme = Erase my data
admin-command-jobs = Open jobs
admin-command-job = One job with its history
admin-command-applications = Open applications
admin-command-helpers = Find helpers
admin-command-helper = All about one helper
admin-command-cancel = Cancel a job: number and reason
admin-command-suspend = Suspend: who, how long, reason
admin-command-ban = Ban: who, how long, reason
admin-command-unban = Lift a ban: who, reason
admin-command-stats = Numbers
admin-command-audit = Audit log
admin-command-nlu = What was not understood
