// The page's own words in four languages; refuses to know what the bot in the town is for.

const LANGUAGES = ["de", "en", "fr", "it"];

const WORDS = {
  town: ["Stadt", "Town", "Ville", "Città"],
  clock: ["Uhr der Stadt", "Town clock", "Horloge de la ville", "Orologio della città"],
  skip: ["Uhr vorstellen", "Skip time", "Avancer l'horloge", "Avanza l'orologio"],
  minutes: ["{n} Min.", "{n} min", "{n} min", "{n} min"],
  hour: ["1 Std.", "1 h", "1 h", "1 h"],
  day: ["1 Tag", "1 day", "1 jour", "1 giorno"],
  next_due: ["Nächstes Ereignis", "Next due", "Prochain événement", "Prossimo evento"],
  nothing_due: ["Es steht nichts an.", "Nothing is due.", "Rien n'est prévu.", "Non c'è niente in programma."],
  bot: ["Bot", "Bot", "Bot", "Bot"],
  bot_running: ["Bot läuft", "Bot is running", "Le bot fonctionne", "Il bot è attivo"],
  bot_stopped: ["Bot steht still", "Bot is stopped", "Le bot est arrêté", "Il bot è fermo"],
  kill: ["Bot beenden", "Kill the bot", "Tuer le bot", "Termina il bot"],
  start: ["Bot starten", "Start the bot", "Démarrer le bot", "Avvia il bot"],
  autopilot: ["Helfende antworten selbst, solange diese Seite offen ist", "Helpers answer by themselves while this page is open", "Les aides répondent d'eux-mêmes tant que cette page est ouverte", "Chi aiuta risponde da sé finché questa pagina è aperta"],
  add_person: ["Person dazu", "Add a person", "Ajouter une personne", "Aggiungi una persona"],
  add_phone: ["Telefon dazu", "Add a phone", "Ajouter un téléphone", "Aggiungi un telefono"],
  close_phone: ["Telefon schliessen", "Close this phone", "Fermer ce téléphone", "Chiudi questo telefono"],
  faults: ["Störungen", "Faults", "Pannes", "Guasti"],
  calls: ["Aufrufe", "Calls", "Appels", "Chiamate"],
  limits: ["Limits", "Limits", "Limites", "Limiti"],
  language: ["Sprache der Seite", "Language of the page", "Langue de la page", "Lingua della pagina"],
  theme: ["Hell oder dunkel", "Light or dark", "Clair ou sombre", "Chiaro o scuro"],
  more: ["Mehr", "More", "Plus", "Altro"],
  options: ["Werkzeuge", "Tools", "Outils", "Strumenti"],
  phones: ["Telefone", "Phones", "Téléphones", "Telefoni"],
  phone_of: ["Telefon von {name}", "{name}'s phone", "Téléphone de {name}", "Telefono di {name}"],
  choose_person: ["Wer hält dieses Telefon?", "Who holds this phone?", "Qui tient ce téléphone ?", "Chi tiene questo telefono?"],
  find_person: ["Person suchen", "Find a person", "Chercher une personne", "Cerca una persona"],
  helpers_chat: ["Helfer-Chat", "Helper chat", "Chat des aides", "Chat di chi aiuta"],
  admins_chat: ["Admin-Chat", "Admin chat", "Chat des admins", "Chat degli admin"],
  customer: ["Kundschaft", "Customer", "Clientèle", "Clientela"],
  helper: ["Hilft", "Helper", "Aide", "Aiuto"],
  admin: ["Admin", "Admin", "Admin", "Admin"],
  chats: ["Chats", "Chats", "Discussions", "Chat"],
  back: ["Zurück zu den Chats", "Back to the chats", "Retour aux discussions", "Torna alle chat"],
  unread: ["{n} ungelesen", "{n} unread", "{n} non lus", "{n} non letti"],
  members: ["{n} Mitglieder", "{n} members", "{n} membres", "{n} membri"],
  one_member: ["1 Mitglied", "1 member", "1 membre", "1 membro"],
  silent: ["ohne Ton", "without sound", "sans son", "senza suono"],
  anonymous_on: ["Anonym schreiben", "Write anonymously", "Écrire anonymement", "Scrivi in modo anonimo"],
  anonymous_off: ["Mit Namen schreiben", "Write with the name", "Écrire sous son nom", "Scrivi con il nome"],
  no_chats: ["Noch keine Chats.", "No chats yet.", "Pas encore de discussion.", "Ancora nessuna chat."],
  not_member: ["{name} ist nicht in diesem Chat.", "{name} is not in this chat.", "{name} n'est pas dans cette discussion.", "{name} non è in questa chat."],
  join: ["Beitreten", "Join", "Rejoindre", "Entra"],
  leave: ["Chat verlassen", "Leave the chat", "Quitter la discussion", "Lascia la chat"],
  nothing_here: ["Hier ist noch nichts.", "Nothing here yet.", "Rien ici pour l'instant.", "Qui non c'è ancora niente."],
  slash_hint: ["Hier steht, was der Bot schreibt. Mit / erscheinen seine Befehle.", "What the bot writes appears here. Type / for its commands.", "Ici paraît ce que le bot écrit. Tapez / pour ses commandes.", "Qui appare ciò che scrive il bot. Digita / per i comandi."],
  press_start: ["Ein Tipp auf START beginnt das Gespräch mit dem Bot.", "Press START to begin talking to the bot.", "Appuyez sur START pour commencer.", "Premi START per cominciare."],
  try_this: ["Zum Beispiel:", "For example:", "Par exemple :", "Per esempio:"],
  message: ["Nachricht", "Message", "Message", "Messaggio"],
  send: ["Senden", "Send", "Envoyer", "Invia"],
  attach: ["Anhängen", "Attach", "Joindre", "Allega"],
  photo: ["Foto", "Photo", "Photo", "Foto"],
  document: ["Datei", "File", "Fichier", "File"],
  location: ["Standort", "Location", "Position", "Posizione"],
  live_location: ["Live-Standort", "Live location", "Position en direct", "Posizione in tempo reale"],
  live_until: ["live bis {time}", "live until {time}", "en direct jusqu'à {time}", "in diretta fino alle {time}"],
  move: ["Bewegen", "Move", "Déplacer", "Sposta"],
  minutes_live: ["Live für (Minuten, 0 = nein)", "Live for (minutes, 0 = no)", "En direct (minutes, 0 = non)", "In diretta (minuti, 0 = no)"],
  contact: ["Kontakt", "Contact", "Contact", "Contatto"],
  voice: ["Sprachnachricht", "Voice message", "Message vocal", "Messaggio vocale"],
  record: ["Aufnehmen", "Record", "Enregistrer", "Registra"],
  stop_send: ["Stopp und senden", "Stop and send", "Arrêter et envoyer", "Ferma e invia"],
  canned: ["Fertige Aufnahme senden", "Send a canned one", "Envoyer un enregistrement prêt", "Invia una registrazione pronta"],
  no_microphone: ["Kein Mikrofon erlaubt oder vorhanden.", "No microphone allowed or present.", "Pas de micro autorisé ou présent.", "Nessun microfono permesso o presente."],
  sticker: ["Sticker", "Sticker", "Autocollant", "Adesivo"],
  video: ["Video", "Video", "Vidéo", "Video"],
  poll: ["Umfrage", "Poll", "Sondage", "Sondaggio"],
  quiz: ["Quiz", "Quiz", "Quiz", "Quiz"],
  one_vote: ["1 Stimme", "1 vote", "1 vote", "1 voto"],
  votes: ["{n} Stimmen", "{n} votes", "{n} votes", "{n} voti"],
  closed: ["beendet", "closed", "terminé", "chiuso"],
  latitude: ["Breite", "Latitude", "Latitude", "Latitudine"],
  longitude: ["Länge", "Longitude", "Longitude", "Longitudine"],
  place: ["Ort", "Place", "Lieu", "Luogo"],
  number: ["Telefonnummer", "Phone number", "Numéro de téléphone", "Numero di telefono"],
  name: ["Name", "Name", "Nom", "Nome"],
  person_language: ["Sprache der Person", "The person's language", "Langue de la personne", "Lingua della persona"],
  roles: ["Mitglied in", "Member of", "Membre de", "Membro di"],
  add: ["Dazu", "Add", "Ajouter", "Aggiungi"],
  cancel: ["Abbrechen", "Cancel", "Annuler", "Annulla"],
  close: ["Schliessen", "Close", "Fermer", "Chiudi"],
  ok: ["OK", "OK", "OK", "OK"],
  edited: ["bearbeitet", "edited", "modifié", "modificato"],
  forwarded: ["Weitergeleitet von {name}", "Forwarded from {name}", "Transféré de {name}", "Inoltrato da {name}"],
  reply: ["Antworten", "Reply", "Répondre", "Rispondi"],
  replying_to: ["Antwort an {name}", "Reply to {name}", "Réponse à {name}", "Risposta a {name}"],
  edit: ["Bearbeiten", "Edit", "Modifier", "Modifica"],
  editing: ["Nachricht bearbeiten", "Edit the message", "Modifier le message", "Modifica il messaggio"],
  delete: ["Löschen", "Delete", "Supprimer", "Elimina"],
  copy: ["Text kopieren", "Copy the text", "Copier le texte", "Copia il testo"],
  react: ["Reagieren", "React", "Réagir", "Reagisci"],
  actions_for: ["Was tun mit dieser Nachricht?", "Actions for this message", "Actions pour ce message", "Azioni per questo messaggio"],
  block: ["Bot blockieren", "Block the bot", "Bloquer le bot", "Blocca il bot"],
  unblock: ["Blockierung aufheben", "Unblock the bot", "Débloquer le bot", "Sblocca il bot"],
  blocked: ["{name} hat den Bot blockiert.", "{name} has blocked the bot.", "{name} a bloqué le bot.", "{name} ha bloccato il bot."],
  asked_to_join: ["Die Anfrage ist gestellt; jemand muss zustimmen.", "Asked to join; somebody has to agree.", "Demande envoyée ; quelqu'un doit accepter.", "Richiesta inviata; qualcuno deve accettare."],
  topic: ["Thema", "Topic", "Sujet", "Tema"],
  no_topic: ["Ohne Thema", "No topic", "Sans sujet", "Senza tema"],
  news: ["{n} haben Neues", "{n} have news", "{n} ont du nouveau", "{n} hanno novità"],
  no_news: ["Niemand sonst hat Neues.", "Nobody else has news.", "Personne d'autre n'a du nouveau.", "Nessun altro ha novità."],
  read_only: ["Hier schreiben nur Admins.", "Only admins write here.", "Seuls les admins écrivent ici.", "Qui scrivono solo gli admin."],
  typing: ["schreibt …", "is typing …", "écrit …", "sta scrivendo …"],
  keyboard: ["Tastatur", "Keyboard", "Clavier", "Tastiera"],
  newest: ["Zur neusten Nachricht", "To the newest message", "Au dernier message", "All'ultimo messaggio"],
  pinned: ["Angeheftet", "Pinned", "Épinglé", "Fissato"],
  you: ["Ich", "Me", "Moi", "Io"],
  away: ["Der Server antwortet nicht. Neuer Versuch läuft …", "The server does not answer. Trying again …", "Le serveur ne répond pas. Nouvel essai …", "Il server non risponde. Nuovo tentativo …"],
  here_again: ["Der Server ist wieder da.", "The server is back.", "Le serveur est de retour.", "Il server è tornato."],
  no_answer: ["Der Bot hat nicht geantwortet.", "The bot did not answer.", "Le bot n'a pas répondu.", "Il bot non ha risposto."],
  link_not_opened: ["Der Link führt aus der Stadt hinaus: {url}", "This link leads out of the town: {url}", "Ce lien mène hors de la ville : {url}", "Questo link porta fuori città: {url}"],
  today: ["Heute", "Today", "Aujourd'hui", "Oggi"],
  yesterday: ["Gestern", "Yesterday", "Hier", "Ieri"],
  faults_intro: ["Was von jetzt an schiefgeht, wenn der Bot Telegram aufruft.", "What goes wrong from now on when the bot calls Telegram.", "Ce qui échoue désormais quand le bot appelle Telegram.", "Cosa va storto d'ora in poi quando il bot chiama Telegram."],
  no_faults: ["Keine Störung: alles läuft.", "No fault: everything works.", "Aucune panne : tout marche.", "Nessun guasto: tutto funziona."],
  fault_kind: ["Art", "Kind", "Genre", "Tipo"],
  fault_method: ["Methode (leer = jede)", "Method (empty = any)", "Méthode (vide = toutes)", "Metodo (vuoto = tutti)"],
  fault_share: ["Anteil in Prozent", "Share in per cent", "Part en pour cent", "Quota in per cento"],
  fault_chat: ["Chat", "Chat", "Discussion", "Chat"],
  fault_anywhere: ["überall", "anywhere", "partout", "ovunque"],
  fault_nth: ["Nur der n-te Aufruf", "Only the n-th call", "Seulement le n-ième appel", "Solo la chiamata numero"],
  fault_seed: ["Startwert des Zufalls", "Seed", "Graine du hasard", "Seme del caso"],
  fault_retry: ["Warten (Sekunden)", "Wait (seconds)", "Attente (secondes)", "Attesa (secondi)"],
  clear_all: ["Alle löschen", "Clear all", "Tout effacer", "Cancella tutto"],
  remove: ["Entfernen", "Remove", "Retirer", "Rimuovi"],
  calls_intro: ["Was der Bot bei Telegram aufruft, das Neuste zuoberst.", "What the bot calls at Telegram, newest first.", "Ce que le bot appelle chez Telegram, le plus récent d'abord.", "Cosa chiama il bot presso Telegram, prima il più recente."],
  filter: ["Filter", "Filter", "Filtre", "Filtro"],
  no_calls: ["Noch kein Aufruf.", "No call yet.", "Pas encore d'appel.", "Ancora nessuna chiamata."],
  quiet_calls: ["getUpdates zeigen", "Show getUpdates", "Montrer getUpdates", "Mostra getUpdates"],
  album: ["Album", "Album", "Album", "Album"],
  spoiler: ["Verdecktes Bild zeigen", "Show the hidden picture", "Montrer l'image masquée", "Mostra l'immagine nascosta"],
  elsewhere: ["Antwort auf {name} in einem anderen Chat", "Reply to {name} in another chat", "Réponse à {name} dans une autre discussion", "Risposta a {name} in un'altra chat"],
  several: ["mehrere Antworten möglich", "several answers possible", "plusieurs réponses possibles", "più risposte possibili"],
  four_at_most: ["Höchstens vier Telefone.", "Four phones at most.", "Quatre téléphones au plus.", "Quattro telefoni al massimo."],
};

let language = "en";

/** The language shown: what was chosen before, else the browser's, else English. */
export function chooseLanguage(wish) {
  const wishes = [wish, ...(navigator.languages ?? []), navigator.language, "en"];
  language = wishes.map((code) => code?.slice(0, 2)).find((code) => LANGUAGES.includes(code)) ?? "en";
  document.documentElement.lang = language;
  return language;
}

export const languages = LANGUAGES;
export const currentLanguage = () => language;

/** The word for a key, with {named} gaps filled. An unknown key is a bug and throws. */
export function say(key, gaps = {}) {
  const words = WORDS[key];
  if (!words) throw new Error(`no word for ${key}`);
  return words[LANGUAGES.indexOf(language)].replace(/\{(\w+)\}/g, (_, gap) => gaps[gap] ?? "");
}

// What happened in a chat comes as an English sentence; these are the same sentences in the page's language.
const EVENTS = [
  [/^(.+) joined$/, ["$1 ist dabei", "$1 joined", "$1 a rejoint la discussion", "$1 è entrato nella chat"]],
  [/^(.+) added (.+)$/, ["$1 hat $2 hinzugefügt", "$1 added $2", "$1 a ajouté $2", "$1 ha aggiunto $2"]],
  [/^(.+) left$/, ["$1 hat den Chat verlassen", "$1 left", "$1 a quitté la discussion", "$1 ha lasciato la chat"]],
  [/^(.+) removed (.+)$/, ["$1 hat $2 entfernt", "$1 removed $2", "$1 a retiré $2", "$1 ha rimosso $2"]],
  [/^(.+) pinned a message$/, ["$1 hat eine Nachricht angeheftet", "$1 pinned a message", "$1 a épinglé un message", "$1 ha fissato un messaggio"]],
  [/^This group became a supergroup$/, ["Die Gruppe ist jetzt eine Supergruppe", "This group became a supergroup", "Ce groupe est devenu un supergroupe", "Il gruppo è diventato un supergruppo"]],
  [/^(.+) named the chat (.+)$/, ["$1 nennt den Chat «$2»", "$1 named the chat $2", "$1 a nommé la discussion « $2 »", "$1 ha chiamato la chat «$2»"]],
  [/^(.+) opened the topic (.+)$/, ["$1 hat das Thema «$2» eröffnet", "$1 opened the topic $2", "$1 a ouvert le sujet « $2 »", "$1 ha aperto il tema «$2»"]],
  [/^(.+) closed the topic$/, ["$1 hat das Thema geschlossen", "$1 closed the topic", "$1 a fermé le sujet", "$1 ha chiuso il tema"]],
  [/^(.+) named the topic (.+)$/, ["$1 nennt das Thema «$2»", "$1 named the topic $2", "$1 a nommé le sujet « $2 »", "$1 ha chiamato il tema «$2»"]],
  [/^(.+) changed the topic's icon$/, ["$1 hat das Zeichen des Themas geändert", "$1 changed the topic's icon", "$1 a changé l'icône du sujet", "$1 ha cambiato l'icona del tema"]],
  [/^(.+) hid the general topic$/, ["$1 hat das allgemeine Thema ausgeblendet", "$1 hid the general topic", "$1 a masqué le sujet général", "$1 ha nascosto il tema generale"]],
  [/^(.+) showed the general topic again$/, ["$1 zeigt das allgemeine Thema wieder", "$1 showed the general topic again", "$1 affiche à nouveau le sujet général", "$1 mostra di nuovo il tema generale"]],
  [/^(.+) reopened the topic$/, ["$1 hat das Thema wieder eröffnet", "$1 reopened the topic", "$1 a rouvert le sujet", "$1 ha riaperto il tema"]],
];

/** A service line in the page's language; a sentence nobody foresaw stays as it is. */
export function sayService(sentence) {
  const known = EVENTS.find(([pattern]) => pattern.test(sentence));
  return known ? sentence.replace(known[0], known[1][LANGUAGES.indexOf(language)]) : sentence;
}
