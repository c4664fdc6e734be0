"""Short replies that are no problem, time or place: yes, no, change, back, any time. Refuses everything that says more.

Every word must be one that gives the reply or one that people put around it; "ja, aber morgen" says more.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from nlu.words import tokens


class Reply(StrEnum):
    """What a short reply does to what is on offer."""

    YES = "yes"
    NO = "no"
    CHANGE = "change"
    BACK = "back"
    ANY = "any"
    OTHER = "other"  # somebody else, please
    WAIT = "wait"


MOST_WORDS: Final = 7

PHRASES: Final = {
    Reply.YES: """
        je prends | je le prends | i ll take it | i take it | go ahead | sounds good | lo prendo | machen wir so |
        mached mer so | machemer so | so mache mer | looks good | all good | that looks good | sieht gut aus |
        gseht guet us |
        c est bon | oui c est bon | ca me va | ca va | va benissimo | mi va bene
    """,
    Reply.ANY: """
        egal | ist mir egal | mir egal | spielt keine rolle | jederzeit | irgendwann | wann sie wollen |
        wann du willst | ganz egal | egal wann |
        mir gleich | zeit egal | es spielt keine rolle | immer | isch mir glich | any time |
        anytime | any day | whenever | whenever you like | doesn t matter | it doesn t matter | does not matter |
        i don t mind | i don t care | no preference | n importe quand | peu importe | ca m est egal | egal pour moi |
        quand vous voulez | quand vous pouvez | a tout moment | qualsiasi momento | in qualsiasi momento |
        non importa |
        e uguale | per me e uguale | fa lo stesso | quando vuole | quando volete | quando puo | sempre
    """,
    Reply.WAIT: """
        hmm wait | wait | hang on | hold on | one moment | just a moment | moment | moment mal | en moment | momentli |
        warte | warten | warten sie | warte mal | halt | stopp mal | hmm | attends | attendez | un moment |
        un instant |
        aspetta | aspetti | un momento | un attimo
    """,
    Reply.NO: """
        doch nicht | lieber nicht | doch nod | doch nid | nei doch nod | nein doch nicht | better not | rather not |
        finalement non | plutot pas | meglio di no | anzi no
    """,
    Reply.OTHER: """
        jemand anderen | jemand anderen suchen | jemand anders | jemand anders suchen | suchen sie jemand anderen |
        suchen sie jemand anders | such jemand anderen | ich mochte jemand anderen | ich will jemand anderen |
        jemand anderes | wer anders | opper anders | opper anderscht | suechet opper anders | sueched opper anders |
        andere person | somebody else | someone else | find somebody else | find someone else | find sb else |
        sb else | get me somebody else | get me someone else | send somebody else | send someone else |
        can you find somebody else | can you find someone else | i want somebody else | i want someone else |
        quelqu un d autre | une autre personne | chercher quelqu un d autre | cherchez quelqu un d autre |
        trouvez quelqu un d autre | envoyez quelqu un d autre | qualcun altro | un altro | un altra persona |
        cercare qualcun altro | cercate qualcun altro | trovate qualcun altro | mandate qualcun altro
    """,
    Reply.BACK: """
        zuruck | zurueck | einen schritt zuruck | ein schritt zuruck | wieder zuruck | bitte zuruck | back | go back |
        one step back | please go back | retour | en arriere | revenir | retour en arriere | indietro |
        torna indietro |
        un passo indietro | tornare indietro
    """,
    Reply.CHANGE: """
        andern | aendern | etwas andern | bitte andern | korrigieren | ich mochte etwas andern |
        das mochte ich andern |
        change | change it | edit | i want to change something | change something | correct it | modifier | changer |
        corriger | je veux modifier | modificare | cambiare | correggere | vorrei cambiare | cambia
    """,
}
YES: Final = frozenset(
    """
    ja jo jawohl jep jup genau stimmt passt einverstanden einverstande iverstande ok okay oki okey buchen buche
    bestellen bestelle nehme nehm
    nimm gebucht abgemacht klar sicher perfekt gern gerne bestatigen bestatige stimmts yes yep yeah yup sure
    fine correct right agreed book confirm confirmed perfect order oui ouais accord reserver reserve reservez
    confirme confirmer parfait exact volontiers bien si va prenota prenotare prenoti prenotiamo confermo conferma
    perfetto giusto volentieri esatto certo accordo agree
    """.split()
)
AGREED: Final = frozenset("einverstanden einverstande iverstande agreed agree accord accordo passt stimmt".split())
"""Of the words for yes those that agree to something, where "ok" may only have been listening."""
NO: Final = frozenset("nein nei no nope non nicht nod nid einverstanden einverstande".split())
REFUSALS: Final = frozenset("nein nei no nope non".split())
REFUSING: Final = frozenset(
    """
    das dies zahl zahle zahlen zale i ich nod nid ned not nicht will mocht mag so viel teuer ist mir wir uns dafur nie
    auf keinen fall danke wirklich das s isch z vil tuur too much expensive pay paying won t will don t want no i m for
    that way thanks je ne paie paye paierai pas veux c est trop cher ca merci non lo pago pago voglio troppo
    caro e grazie
    """.split()
)
"""What people say around a no to a price."""
AROUND: Final = frozenset(
    """
    bitte danke vielen dank schon merci super prima great also na halt doch guet das den die der ich i bin bi damit
    wir es so alles gut dann ist sehr termin
    zeit diesen dieser verbindlich jetzt fur mich please thanks thank you it that this one i ll take we the let s go
    ahead sounds good with all is do works for me now very much d c est je prends le la on va y s il vous plait tout
    beaucoup pour moi suis sono ca bene tutto lo prendo per favore grazie mille il e cosi me molto !
    bon bah alors eh ben allora dai well then
    """.split()
)
MANNERS: Final = frozenset("! bitte please pls plz svp danke".split())
WHOLE: Final = {
    " ".join(token.folded for token in tokens(phrase)): reply
    for reply, phrases in PHRASES.items()
    for phrase in phrases.split("|")
}
NO_PHRASES: Final = frozenset(
    " ".join(phrase.split())
    for phrase in """
    nicht einverstanden | bin nicht einverstanden | ich bin nicht einverstanden | nein nicht einverstanden |
    i do not agree | i don t agree | no i don t agree | pas d accord | je ne suis pas d accord | non pas d accord |
    non je ne suis pas d accord | non sono d accordo | no non sono d accordo | das zahle ich nicht | zahle ich nicht |
    das zahl i nod | das zahl ich nod | das zahli nod | zahl i nod | das ist zu teuer | das ist mir zu teuer |
    das isch z tuur | isch mer z tuur | zu teuer | i won t pay that | too expensive | that s too expensive |
    that s too much | je ne paie pas ca | c est trop cher | trop cher | non lo pago | e troppo caro | troppo caro
    """.split("|")
)


def agrees(text: str) -> bool:
    """Whether a short reply agrees in so many words."""
    return read(text) is Reply.YES and any(token.folded in AGREED for token in tokens(text))


def read(text: str) -> Reply | None:
    """The reply a text is; None when it is anything else, a question for example."""
    words = [token.folded for token in tokens(text)]
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said = " ".join(word for word in words if word not in MANNERS)
    if said in WHOLE:
        return WHOLE[said]
    if said in NO_PHRASES:
        return Reply.NO
    if words[0] in REFUSALS and all(word in NO | REFUSING for word in words):
        return Reply.NO
    if any(word not in YES | NO | AROUND for word in words):
        return None
    if any(word in YES for word in words) and not any(word in NO - YES for word in words):
        return Reply.YES
    return Reply.NO if words[0] in NO and not any(word in YES for word in words) else None
