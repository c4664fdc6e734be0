"""Whether somebody says that what they wanted help with works again, and nothing else. Refuses every but and not.

"Es geht jetzt wieder", "fixed it myself thanks", "ça remarche", "adesso funziona, grazie": nobody needs to come.
"""

from __future__ import annotations

import re
from typing import Final

from nlu.words import tokens

MOST_WORDS: Final = 12
_SAYS: Final = re.compile(
    r"\b(?:(?:geht|gehts|gaht|goht|lauft|funktioniert\w*|funzt|klappt|tut|tuets|druckt|ladt)"
    r"(?: (?:es|s|alles|ja|jetzt|jetz|nun|inzwischen|doch|auch))* (?:wieder|wider|jetzt|jetz|nun|inzwischen|doch)"
    r"|(?:jetzt|jetz|nun|inzwischen) (?:geht|gehts|gaht|goht|lauft|funktioniert|klappt)(?: (?:es|s|alles))?"
    r"|(?:hat|het|hed) sich (?:erledigt|von (?:selbst|selber|allein) gelost)"
    r"|(?:problem|ist|isch|schon|selbst|selber) (?:gelost|glost)"
    r"|(?:selbst|selber|salber|sauber|sogar selbst) (?:gelost|repariert|geflickt|gflickt|hinbekommen|anegbracht"
    r"|geschafft|behoben|glost|hingekriegt)|brauche? (?:keine|niemanden|kei) (?:hilfe )?mehr"
    r"|(?:it|its|everything|all|that|is|s)? ?(?:works|working|is working|running)(?: (?:fine|ok|okay|perfectly))? "
    r"(?:now|again)|(?:now|again) (?:it )?works|(?:it )?(?:just |has )?(?:fixed|sorted|solved|resolved|repaired) "
    r"(?:it|itself|that|out|now|by itself|myself|everything)|(?:problem|issue|it s|its|is|all|already|been|got it|now) "
    r"(?:fixed|solved|sorted|resolved|working)|(?:got|get) it (?:working|to work|running|fixed)"
    r"|(?:ca|cela|tout|il|elle|wifi|internet|imprimante|tele) (?:re)?(?:marche|fonctionne)"
    r"(?: (?:bien|enfin|tout seul))? (?:maintenant|a nouveau|de nouveau|desormais)"
    r"|remarche|refonctionne|(?:maintenant|enfin) (?:ca|cela|tout) (?:re)?(?:marche|fonctionne)"
    r"|(?:c est|est|probleme|deja|tout est) (?:regle|repare|resolu|arrange)"
    r"|(?:me suis|l ai|ai) (?:debrouille\w*|repare|regle|resolu)|(?:s est|c est) (?:arrange|repare) tout seul"
    r"|(?:adesso|ora) (?:va|funziona|e a posto)|(?:va|funziona) (?:di nuovo|adesso|ora|ancora bene)|(?:e |ho )?risolto"
    r"|(?:ho |l ho )(?:sistemato|riparato|aggiustato)|(?:si e|e) (?:sistemato|risolto|riparato|aggiustato)"
    r"|(?:ha ripreso|ripreso) a funzionare)\b"
)
# Beside these the words say something else: that it does not, sometimes, if or until it does, or something more.
_BUT: Final = frozenset(
    """
    nicht nid nod ned nicht nix nie kein keine keinen numme nimmer kaum nur aber trotzdem manchmal wenn falls bis damit
    dass ob soll sollte sollen damit obwohl leider ausser sonst mehr gar schlecht langsam wo wer warum
    not doesn don didn isn won t never no only but sometimes if until till so should when hardly still however except
    why what how who unless badly slowly
    pas plus jamais ne n mais parfois si quand jusqu pour que seulement peine mal lentement sauf pourquoi comment
    non mai ma solo quando se finche affinche perche che male lentamente tranne pero appena
    morgen morn ubermorgen uhr tomorrow demain domani ?
    """.split()
)
_FINE: Final = re.compile(
    r"\b(?:brauche? (?:keine|niemanden|kei) (?:hilfe )?mehr|no longer needed|non (?:mi |ci )?serve piu|plus besoin)\b"
)


def read(text: str) -> bool:
    """Whether a short message says that it works again, without any but."""
    words = [token.folded for token in tokens(text) if token.folded != "!"]
    said = " ".join(words)
    if not 0 < len(words) <= MOST_WORDS or _SAYS.search(said) is None:
        return False
    return all(word not in _BUT for word in _FINE.sub(" ", said).split())
