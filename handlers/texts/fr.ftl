# French, Swiss usage. Vous to customers, tu to helpers. HTML tags are Telegram's; facts are escaped by the speaker.

## Le début

welcome = Bonjour { $name }. Je suis le bot de <b>{ $operator }</b> et je trouve de l’aide près de chez vous.

    Écrivez simplement ce qui ne marche pas ou ce qu’il y a à faire, par exemple : « le wifi ne marche plus, { $example }, le plus vite possible ».

    /help montre ce que je sais faire. Vous souhaitez aider à votre tour ? /join
welcome-helper = Salut { $name }. Je suis le bot de <b>{ $operator }</b>. Les demandes des environs arrivent ici tant que tu es disponible : /duty

    /jobs montre tes missions, /help tout ce que je sais faire. Si tu as toi-même besoin d’aide, écris simplement ce qui ne va pas.
greeting = Bonjour { $name }. Que pouvons-nous faire pour vous ? Dites-le avec vos mots.
you-are-welcome = Avec plaisir.
help = <b>Comment ça marche</b>
    Écrivez avec vos mots ce qui se passe, où et quand. Je donne un prix indicatif et je cherche quelqu’un près de chez vous. Vous pouvez tout corriger à tout moment : « non, demain », « pas l’imprimante, le routeur ».

    /jobs – vos réservations
    /stop – annuler
    /language – choisir la langue
    /human – parler à une personne
    /join – aider à votre tour
    /privacy, /mydata, /forgetme, /terms, /impressum

    { $operator }, téléphone { $phone }. Je suis un bot. Lieux : GeoNames, CC BY 4.0.
help-helper = <b>Pour toi qui aides</b>
    /duty – te rendre disponible ou faire une pause
    /jobs – tes missions et réservations
    /me – tes chiffres
    /stop – annuler
    /language – choisir la langue
    /human – parler à une personne
    /privacy, /mydata, /forgetme, /terms, /impressum

    Si tu as toi-même besoin d’aide, écris avec tes mots ce qui se passe, où et quand.

    { $operator }, téléphone { $phone }. Je suis un bot. Lieux : GeoNames, CC BY 4.0.
ask-language = Dans quelle langue dois-je écrire ?
language-name = Français
language-chosen = J’écris désormais en français.
language-de = Allemand
language-en = Anglais
language-fr = Français
language-it = Italien
operator-page = <b>{ $operator }</b>
    { $body }

    { $email }, { $phone }
my-data = <b>Voici tout ce que j’ai enregistré sur vous</b>, dans un fichier (JSON). Ce qui appartient à d’autres n’y figure pas. Vous pouvez tout effacer avec /forgetme.
forget-me = <b>Dois-je effacer tout ce qui vous concerne ?</b>
    Seront effacés votre nom, votre numéro Telegram, vos adresses, numéros de téléphone, textes, photos et, si vous aidez, votre profil. C’est irréversible.

    Pour la comptabilité de { $operator } restent, sans votre nom : la date, le genre de travail, les montants, la commission et les étoiles de vos réservations et missions. Les sauvegardes sont remplacées après quelques jours. Ce que vous avez écrit à d’autres par mon intermédiaire reste dans leur conversation ; vous pouvez supprimer la vôtre vous-même.

    Des questions ? { $email }
button-forget-me = 🗑 Oui, tout effacer
button-keep-me = Non, garder
kept-me = Bien, tout reste comme c’est.
forgotten = 🗑 C’est fait : { $operator } ne sait plus rien de vous. Si vous écrivez à nouveau, nous ferons connaissance.
forgotten-but-ban = 🗑 C’est fait : { $operator } a tout effacé sur vous, sauf votre numéro Telegram et la date de fin du blocage. Si vous n’êtes pas d’accord : /human
card-erased = 🗑 Effacé sur demande.
human-way = Une personne de { $operator } est prévenue et répondra ici. Pour nous joindre tout de suite : { $phone } ou { $email }.
human-taken = 🙋 <b>{ $name } s’en occupe.</b> Les messages écrits ici lui parviennent désormais. Avec /stop, c’est de nouveau moi, le bot, qui réponds.
human-says = <b>{ $name }</b> (notre équipe) :
    { $words }
human-over = La conversation avec notre équipe est terminée. C’est de nouveau moi, le bot, qui réponds.
human-silent = Personne n’a écrit ici depuis un moment ; c’est de nouveau moi, le bot, qui réponds. Avec /human, une personne reprend contact.
stopped = C’est annulé. Au besoin, il suffit d’écrire à nouveau.
stopped-need = C’est annulé. Vous changez d’avis ? Écrivez « continuer » dans les dix minutes et nous reprendrons là où nous en étions.
not-understood-question = Je n’ai pas compris. La question ci-dessous est encore ouverte :
small-talk = Très bien. 🙂 Écrivez-moi simplement si vous avez besoin de quelque chose.
answer-how-long-coming = Arrivée { $arrival }. Ensuite, le travail prend en général { $minutes } minutes au plus.
answer-how-long-there = { $minutes } minutes au plus sont prévues, comptées depuis { $arrival }. La personne qui est chez vous le sait mieux.
nothing-to-stop = Il n’y a rien à annuler pour le moment.
no-jobs = Vous n’avez pas de réservation en cours pour le moment. Écrivez simplement ce qu’il vous faut.
no-jobs-helper = Tu n’as ni mission ni réservation pour le moment. Avec /duty, tu te rends disponible ou tu fais une pause.
price-info = Le prix dépend de ce qu’il y a à faire. Décrivez-le en quelques mots, avec le lieu : je vous donne aussitôt un prix indicatif, déplacement compris, avant toute réservation. Vous payez directement la personne qui vous aide.
price-unserved = Je ne peux pas donner de prix pour { $place } : nous n’y avons encore personne. Pour un lieu où nous aidons, je le donne aussitôt.
home-kept = 🏠 C’est noté : votre domicile est { $place }. Désormais, écrivez simplement « chez moi ». Avec « oublie mon domicile », je l’efface.
home-forgotten = Votre domicile est effacé.
home-unknown = Je n’ai aucun domicile enregistré pour vous.
home-which = De quel lieu s’agit-il : { $places } ? Écrivez encore une fois votre domicile, avec le code postal.
answer-price = Prix indicatif : <b>{ $price }</b>, déplacement compris. Il n’augmente que si vous l’acceptez au préalable ; s’il y a moins à faire, vous payez moins. Vous payez directement la personne qui vous aide.
answer-price-open = Prix indicatif : <b>{ $price }</b>, ou <b>{ $now }</b> dès que possible, déplacement compris. Vous payez directement la personne qui vous aide.
answer-helping = Merci de vouloir aider ! Avec /join, vous pouvez poser votre candidature.
answer-payment = Vous payez directement la personne qui vous aide, une fois le travail fait et le prix accepté. Vous convenez ensemble du moyen de paiement : les espèces sont toujours acceptées ; pour le reste, demandez de préférence avant avec « Écrire ».
answer-insurance = Les conditions de { $operator } (/terms) précisent si un dommage est couvert, et comment. Notre équipe vous en dira plus : { $phone } ou /human.
answer-bot = Je suis un bot, le programme de { $operator }. La personne qui vient chez vous est bien humaine, et avec /human quelqu’un de notre équipe vous écrit.
answer-data = Les personnes à qui nous demandons ne voient que le sujet, le code postal et la localité. La rue et le téléphone ne sont visibles que pour celle qui a accepté et, si nécessaire, pour notre équipe. En savoir plus : /privacy
answer-parts = Les personnes qui aident apportent leurs outils, les pièces de rechange seulement sur demande. Je transmets votre question ; dès que quelqu’un a accepté, vous pouvez lui poser vos questions avec « Écrire ».
answer-home = Oui, quelqu’un devrait être là pour ouvrir ; pas forcément vous. Si personne n’est là, le montant minimum est dû.
answer-fails = Si cela ne peut pas être fait sur place, vous ne payez rien. Le montant minimum n’est dû que si personne n’est là.
answer-who = Des personnes de votre voisinage, admises une à une par { $operator }. Dès que l’une d’elles accepte, vous voyez son prénom, ses avis et son heure d’arrivée.
complaint-heard = J’en suis navré. J’ai transmis à une personne de l’équipe, qui prendra contact avec vous. Téléphone : { $phone }.
only-these-languages = J’écris l’allemand, l’anglais, le français et l’italien. Nous vous aidons volontiers dans l’une de ces langues, ou avec /human.
out-of-scope = Là, je ne peux malheureusement pas vous aider. Je trouve de l’aide pour internet, l’ordinateur, la télé, le téléphone, les meubles, la maison et le jardin. Besoin d’aide pour l’un de ces sujets ? Écrivez-moi.
duration-minutes = Cela prend en général { $minutes } minutes au plus. La personne qui vient vous le dira plus précisément avant de commencer.
duration-info = La durée dépend de la tâche ; le prix indicatif tient compte du temps habituel. La personne qui vient vous le dira avant de commencer.
limit-child = Va chercher un adulte, s’il te plaît, pour qu’il m’écrive : seul un adulte peut réserver. Si quelque chose de grave est arrivé, appelle tout de suite le 112.
limit-forbidden = Je n’aide pas pour ce genre de choses, et je ne le demanderai à personne. Pour la technique, les meubles, la maison et le jardin, je suis là avec plaisir.
limit-licensed = Les travaux sur le gaz et sur l’installation électrique fixe sont réservés aux entreprises agréées ; je ne les organise donc pas. Adressez-vous à un installateur autorisé. Si cela sent le gaz : ouvrez les fenêtres, sortez, appelez le 112.
not-understood = Je n’ai pas compris. Peut-on le dire autrement ? L’idéal : ce qui ne marche pas, sur quel appareil, et où.
not-understood-twice = Je ne comprends toujours pas, désolé. Avec /human, une personne prend contact ; ou par téléphone, { $operator } : { $phone }.
second-problem = J’ai entendu une deuxième chose : « { $words } ». Occupons-nous d’abord de la première ; écrivez-moi l’autre juste après cette réservation.
emergency-ch = <b>⚠️ En cas de danger, appelez tout de suite : 144 ambulance, 118 pompiers, 117 police.</b>
    Odeur de gaz : ouvrez les fenêtres, pas de lumière, pas de flamme, sortez, puis 118. Électricité : ne touchez à rien, coupez le courant au tableau. Je ne réserve rien ici ; notre équipe est prévenue.
emergency-de = <b>⚠️ En cas de danger, appelez tout de suite : 112 pompiers et ambulance, 110 police.</b>
    Odeur de gaz : ouvrez les fenêtres, pas de lumière, pas de flamme, sortez, puis 112. Électricité : ne touchez à rien, coupez le courant au tableau. Je ne réserve rien ici ; notre équipe est prévenue.
emergency-eu = <b>⚠️ En cas de danger, appelez tout de suite le 112.</b>
    Odeur de gaz : ouvrez les fenêtres, pas de lumière, pas de flamme, sortez, puis 112. Électricité : ne touchez à rien, coupez le courant au tableau. Je ne réserve rien ici ; notre équipe est prévenue.
voice-kept = Je suis un bot et ne peux pas écouter les messages vocaux ; je le transmets, et la personne qui vient l’écoutera. Merci d’écrire quelques mots, ou d’appeler le { $phone }.
cannot-listen = Je suis un bot et ne peux pas écouter les messages vocaux. Merci d’écrire quelques mots, ou d’appeler le { $phone }.
cannot-hear-edits = Je ne relis pas les messages modifiés. Merci d’écrire la modification dans un nouveau message.
cannot-read-that = Cela, je ne sais malheureusement pas le lire. Merci d’écrire quelques mots, d’envoyer une photo ou de partager la position.
button-of-yesterday = Ce bouton n’est plus valable. /jobs montre où en sont les choses.
apology = Pardon, quelque chose s’est mal passé chez nous avec le dernier message. Notre équipe est prévenue. Merci de réessayer.
calmer-please = C’était trop rapide pour moi, je n’arrive plus à suivre. Merci d’attendre une minute, puis d’écrire encore une fois. En cas de danger, appeler tout de suite le 112 ; /human marche aussi maintenant.
words-quoted = <blockquote>{ $words }</blockquote>

## La demande

need-title = <b>Votre demande</b>
need-what = 🛠 { $what }
need-devices = 📦 { $devices }
need-place = 📍 { $place }
need-when = 🕐 { $when }
need-slot = 🕐 Arrivée { $slot }
need-street = 🏠 { $street }
need-phone = 📞 { $phone }{ $calls ->
    [yes] {""}
   *[no] {" "}(chat seulement)
    }
need-voices = 🎤 { $count ->
    [one] { $count } message vocal
   *[other] { $count } messages vocaux
    }
need-photos = 📷 { $count ->
    [one] { $count } photo
   *[other] { $count } photos
    }
hint = 💡 <b>Souvent, cela suffit :</b> { $advice }
hint-no-internet = débranchez la box ou le routeur 30 secondes, rebranchez et attendez trois minutes.
hint-slow-wifi = redémarrez le routeur et placez-le dans un endroit dégagé, pas dans une armoire ; faites un essai juste à côté.
hint-no-picture = avec la touche « Source » ou « Input », choisissez la bonne entrée HDMI, et rebranchez le câble des deux côtés.
hint-tv-silent = désactivez le mode muet, montez le volume et choisissez les haut-parleurs du téléviseur comme sortie audio dans les réglages.
hint-remote = mettez des piles neuves et appairez de nouveau la télécommande avec l’appareil.
hint-printer-offline = éteignez puis rallumez l’imprimante et le routeur, supprimez les anciennes impressions en attente ; les deux appareils doivent être sur le même wifi.
hint-paper-jam = éteignez l’imprimante, ouvrez tous les capots et tirez doucement le papier dans le sens de passage ; remettez ensuite moins de feuilles.
hint-stripes = lancez le nettoyage des têtes d’impression et vérifiez le niveau d’encre ou de toner.
hint-no-signal = activez le mode avion une demi-minute, puis redémarrez l’appareil ; sortez la carte SIM et remettez-la.
hint-not-charging = essayez un autre câble et un autre chargeur, et retirez délicatement les poussières de la prise de charge.
hint-name-no-internet = Redémarrer le routeur
hint-name-no-picture = Choisir l’entrée HDMI
hint-name-no-signal = Mode avion et carte SIM
hint-name-not-charging = Un autre câble de charge
hint-name-paper-jam = Dégager le bourrage papier
hint-name-printer-offline = Imprimante sur le wifi
hint-name-remote = Piles neuves dans la télécommande
hint-name-slow-wifi = Routeur dans un endroit dégagé
hint-name-stripes = Nettoyer les têtes d’impression
hint-name-tv-silent = Son du téléviseur
button-hint-yes = Ça a aidé
button-hint-no = Ça n’a pas aidé
hint-helped = Tant mieux ! Personne n’a besoin de venir et cela ne coûte rien. Si le problème revient, écrivez-moi.
solved-booking = Tant mieux si cela remarche. Faut-il annuler la réservation ?
need-price = <b>Prix indicatif : { $price }</b> ({ $crowd })
need-price-lines = <blockquote expandable>Le prix comprend :
    { $lines }</blockquote>
need-price-reasons = Dont : { $lines }.
need-price-note = Déplacement compris. Vous payez directement la personne qui vous aide. Rien de plus sans votre accord.
need-booked = ✅ Réservé. Votre réservation se trouve ci-dessous.
need-dropped = Demande annulée.
line-base = · Prix de base { $price }
line-duration = · { $minutes } minutes de travail : { $price }
line-devices = · { $count ->
        [one] un autre appareil
       *[other] { $count } autres appareils
    } : { $price }
line-travel = · Déplacement { $price }
line-on-demand = · Supplément pour intervention immédiate : { $price }
line-evening = · Supplément du soir { $percent } : { $price }
line-weekend = · Supplément du week-end { $percent } : { $price }
line-sunday = · Supplément du dimanche { $percent } : { $price }
line-holiday = · Supplément de jour férié { $percent } : { $price }
line-time-open = · selon l’heure : { $price }
line-rounding = · arrondi
wish-now = dès que possible
wish-from = dès le { $time }
wish-until = jusqu’au { $time }
wish-by-hour = jusqu’à { $time }
wish-open = horaire ouvert
wish-or = { $first } ou { $other }
wish-but = { $when }, pas { $but }
wish-every = { $when } (souhaité { $unit ->
    [day] chaque jour
    [month] chaque mois
    [year] chaque année
   *[week] { $count ->
        [one] chaque semaine
       *[other] toutes les { $count } semaines
    }
    })
clock-summer = { $time } heure d’été
clock-winter = { $time } heure d’hiver
ask-what = <b>De quoi s’agit-il ?</b> Écrivez-le ou choisissez :
ask-what-else = Je n’ai pas encore tout à fait compris. <b>De quoi s’agit-il ?</b> Choisissez, ou dites-le autrement :
ask-place = <b>Où avez-vous besoin d’aide ?</b> Écrivez le code postal ou la localité, ou partagez votre position. Nous aidons à : { $regions }.
place-uncovered = Nous n’avons malheureusement encore personne là-bas. Nous aidons à : { $regions }. Si c’est tout de même dans l’un de ces lieux, dites-moi lequel.
ask-when = <b>Quand quelqu’un doit-il venir ?</b> Choisissez, ou écrivez par exemple « après-demain après 17 h » :
ask-reading = <b>Que voulez-vous dire ?</b>
ask-which-place = <b>De quel lieu s’agit-il ?</b> Nous venons dans ceux marqués d’un ✓.
ask-which-place-none = <b>De quel lieu s’agit-il ?</b>
served-yes = Oui, nous venons aussi là-bas : { $place }.
served-not-yet = Nous ne venons pas encore ici : { $place }. Pour l’instant, nous aidons à : { $regions }.
button-none-of-these = Rien de tout cela
button-when-now = Dès que possible
button-when-today = Aujourd’hui
button-when-tomorrow = Demain
button-when-week = Cette semaine
ask-arrival = { $helpers ->
    [one] Une personne est disponible près de chez vous.
   *[other] { $helpers } personnes sont disponibles près de chez vous.
    } <b>Quand souhaitez-vous qu’on vienne ?</b> L’heure d’arrivée est une estimation ; elle devient ferme dès que quelqu’un accepte.
button-arrival = Arrivée { $start }–{ $end }
button-later = Plutôt plus tard
ask-slot = <b>Quel moment vous convient ?</b>
say-which-time = Volontiers. Quelle heure ? Écrivez l’heure ou le numéro, ou appuyez sur le bouton.
ask-slot-other = Personne ne peut venir à ce moment-là. <b>L’un de ces moments vous convient-il ?</b>
nobody-now = Pour l’instant, personne près de chez vous ne pourrait être là à temps. <b>Les prochains moments libres :</b>
nobody-at-all = Nous ne trouvons pour l’instant personne près de chez vous pour cela. Quelqu’un de notre équipe vous aidera volontiers.
ask-day = <b>Quel jour ?</b>
ask-slot-of-day = <b>{ $day } : à quelle heure ?</b>
button-calendar = 📅 Un autre jour
button-back = ‹ Retour
button-human = Parler à une personne
button-crowd = Plutôt : { $crowd }, { $price }
ask-contact = <b>Rue, numéro et téléphone ?</b> Par exemple : « { $country ->
    [DE] Hauptstrasse 12, 0171 392 00 12
    [AT] Hauptstrasse 12, 0664 123 45 67
   *[other] rue de la Gare 12, 079 555 12 34
    } ». Seule la personne qui accepte les verra.
ask-contact-letter = 📱 Vous pouvez aussi envoyer votre numéro de téléphone avec le bouton ci-dessous.
ask-street = <b>Rue et numéro ?</b>
ask-phone = <b>Votre numéro de téléphone ?</b> Ou choisissez « Chat seulement ».
phone-again = Je n’ai pas pu lire ce numéro de téléphone. Écrivez-le en chiffres, par exemple « { $country ->
    [DE] 0171 392 00 12
    [AT] 0664 123 45 67
   *[other] 079 555 12 34
    } », ou choisissez « Chat seulement ».
no-earlier-time = Il n’y a malheureusement rien plus tôt. Voici ce qui est libre :
say-another-time = Quand cela vous convient-il ? Écrivez par exemple « vendredi après 17 h ».
why-phone = Seule la personne qui vient chez vous voit le numéro, au cas où elle ne vous trouverait pas. Vous pouvez vous en passer : écrivez « chat seulement ».
nothing-booked-yet = Pas de souci, prenez votre temps. Rien n’est encore réservé.
note-passed-on = Merci, je transmets.
button-share-phone = 📱 Partager mon numéro
contact-kept = Merci, c’est noté.
button-calls-allowed = 📞 Appels autorisés
button-chat-only = 💬 Chat seulement
ask-order = <b>Tout est correct ?</b> Vous pouvez annuler sans frais tant que personne n’est en route.
button-order = Réserver
button-order-de = Réserver avec obligation de paiement
ask-which-question = Laquelle voulez-vous dire ?
press-to-be-sure = Est-ce toujours ce que vous voulez ? Alors appuyez sur le bouton.
order-needs-button = Pour réserver, appuyez sur le bouton « { $button } » ci-dessous ; la loi l’exige.
button-change = ✏️ Modifier
button-change-what = Quoi
button-change-place = Où
button-change-when = Quand
button-drop = Abandonner
when-past = Ce moment est déjà passé. Quand cela vous convient-il ?
when-unclear = Je n’ai pas bien compris le moment souhaité. Pouvez-vous donner le jour et l’heure ?
when-every = Je réserve un rendez-vous à la fois : d’abord celui-ci. Pour le suivant, écrivez-moi simplement à nouveau.
when-night = La nuit, personne ne vient ; les visites ont lieu de { $opens } à { $closes }. Quand cela vous conviendrait-il ?

category-tv = TV
category-computer = Ordinateur
category-network = Internet et wifi
category-mobile = Téléphone et tablette
category-audio = Audio
category-smart_home = Maison connectée
category-printer = Imprimante
category-furniture = Meubles
category-home_garden = Maison et jardin
category-moving = Transport et déménagement
category-cleaning = Nettoyage
category-office = Bureau et formulaires
category-other = Autre chose
kind-installation = Installer
kind-troubleshooting = Dépanner
kind-training = Expliquer
kind-repair = Réparer
kind-other = Autre

## La réservation

booking-title = <b>Réservation { $job }</b> · { $category }
booking-below = Réservation { $job } : voir plus bas.
booking-facts = 📍 { $area }
    🕐 Arrivée { $slot }
    💰 Prix indicatif : { $price }
booking-searching = { $asked ->
    [0] 🔎 Nous cherchons quelqu’un près de chez vous…
    [one] 🔎 Nous contactons une personne près de chez vous…
   *[other] 🔎 Nous contactons { $asked } personnes près de chez vous…
    }{ $wave ->
    [0] {""}
    [1] {" "}Les plus proches d’abord, puis d’autres.
   *[other] {" "}Nous en contactons d’autres.
    }
booking-helper = <b>{ $name }</b> · { $reviews ->
    [0] pas encore d’avis
    [one] ★ { $stars } (un avis)
   *[other] ★ { $stars } ({ $reviews } avis)
    }{ $jobs ->
    [0] {""}
    [one] {" "}· une intervention
   *[other] {" "}· { $jobs } interventions
    }{ $km ->
    [none] {""}
   *[other] {" "}· { $km } km de chez vous
    }
booking-accepted = ✅ { $name } vient : { $arrival }
booking-on-the-way = 🚗 { $name } est en route, arrivée vers { $arrival-clock } ({ $arrival-day })
booking-in-progress = 🔧 { $name } est chez vous.
booking-late = ⏰ { $name } a du retard. Vous pouvez attendre, faire chercher quelqu’un d’autre ou annuler sans frais.
booking-done = 🏁 { $name } a terminé. <b>Prix final : { $price }</b>. D’accord ? Vous payez directement.
booking-not-done = { $name } n’a pas pu faire le travail ({ $reason }). À payer : { $price }. D’accord ?
booking-settled = ✅ Terminé : { $price }. Merci !
booking-receipt = 🧾 Prix final { $price } ({ $what }), à payer directement { $name ->
    [none] à la personne venue vous aider
   *[other] à { $name }
    }, en espèces ou comme convenu.
booking-receipt-fee = 🧾 Montant minimum { $price } pour le déplacement ({ $reason }), à payer directement { $name ->
    [none] à la personne qui s’est déplacée
   *[other] à { $name }
    }, en espèces ou comme convenu.
booking-receipt-free = 🧾 Rien à payer.
booking-receipt-customer = Confirmé par vous.
booking-receipt-admin = Fixé par notre équipe.
booking-receipt-clock = Conclu sans objection.
past-jobs = <b>Terminé</b>
    { $lines }
past-job-line = Réservation { $job } · { $category } · { $day } · { $cancelled ->
    [yes] annulé, { $price }
   *[no] { $price }
    }{ $name ->
    [none] {""}
   *[other] {" "}à { $name }
    }
booking-disputed = Vous n’êtes pas d’accord avec le prix. Une personne de notre équipe l’examine et prendra contact avec vous.
ask-dispute-why = <b>Qu’est-ce qui ne va pas ?</b> Écrivez-le avec vos mots ; notre équipe le lira. (/stop si vous préférez ne rien dire)
dispute-noted = Merci, j’ai transmis. Une personne de notre équipe prendra contact avec vous.
booking-expired = Malheureusement, personne n’a accepté.
booking-cancelled = Annulé.
booking-forgotten = Nous n’avons trouvé personne pour cette réservation ; elle est close. Écrivez simplement si vous avez encore besoin de quelqu’un.
booking-cancelled-fee = Annulé. { $name ->
    [none] La personne prévue
   *[other] { $name }
    } était déjà en route : vous devez { $price }, à payer directement à { $name ->
    [none] cette personne
   *[other] { $name }
    }. Une erreur ? /human
booking-consent = <b>Il y a plus à faire que prévu :</b> « { $why } ». Le prix peut-il aller jusqu’à { $amount } ? Sans votre oui, le prix indicatif reste valable.
booking-consent-denied = Vous avez refusé un supplément jusqu’à { $amount }. Le prix indicatif reste valable.
booking-consented = Vous avez accepté un supplément jusqu’à { $amount }.
consent-needs-press = Je n’ai pas transmis cela : vous n’acceptez un prix plus élevé qu’avec le bouton « Oui, jusqu’à { $amount } » ; avec « Non », le prix indicatif reste valable. Était-ce pour { $name } ?
button-consent-yes = Oui, jusqu’à { $amount }
button-consent-no = Non
booking-cancel-sure = <b>Vraiment annuler ?</b>
booking-cancel-not-now = Tant que quelqu’un travaille chez vous, on ne peut pas annuler. Parlez-en ensemble, ou avec une personne de notre équipe.
booking-cancel-fee = <b>Vraiment annuler ?</b> Quelqu’un est déjà en route : cela vous coûte { $fee }.
button-cancel-yes = Oui, annuler
booking-choose-slot = <b>Quand cela vous convient-il ?</b> Choisissez, ou écrivez par exemple « vendredi à 10 h » :
booking-choose-slot-or-crowd = <b>Quand cela vous convient-il ?</b> Choisissez, ou écrivez par exemple « vendredi à 10 h ». D’autres pourraient aussi venir, à leur prix :
booking-only-crowd = <b>D’autres pourraient venir</b>, à leur prix :
booking-other-crowd = <b>{ $crowd } : prix indicatif { $price }</b>, selon l’heure. Déplacement compris. <b>Quand cela vous convient-il ?</b>
booking-order-crowd = <b>{ $crowd } : prix indicatif { $price }</b>, déplacement compris. Rien de plus sans votre accord.
    🕐 Arrivée { $slot }
booking-no-slots = Nous ne trouvons pas d’autre moment pour l’instant. Quelqu’un de notre équipe vous aidera volontiers.
button-agree = D’accord : { $price }
price = { $price }
button-agree-after-all = Finalement d’accord : { $price }
button-dispute = Pas d’accord
button-replace = Chercher quelqu’un d’autre
button-write-helper = ✉️ Écrire
button-street = 🏠 Changer l’adresse
ask-new-street = <b>Réservation { $job } : quelle rue et quel numéro ?</b> La localité reste { $area }. (/stop laisse tout comme c’est)
ask-which-street = <b>L’adresse de quelle réservation ?</b>
street-changed = C’est changé. L’adresse de la réservation { $job } est maintenant { $street }, { $area }. La personne qui vient la voit.
street-elsewhere = Cette réservation reste à { $area } : le prix et l’arrivée valent pour cet endroit. Pour { $place }, une personne de notre équipe vous aide avec /human, ou vous annulez et réservez à nouveau.
button-reschedule = 📅 Déplacer
button-cancel = Annuler
ask-stars = <b>Comment cela s’est-il passé ?</b>
button-other-stars = ★ Changer
ask-how-many-stars = Merci ! <b>Combien d’étoiles donnez-vous ?</b> Vos mots seront ajoutés.
review-stars = Votre note : { $stars }
ask-again = Réserveriez-vous de nouveau ?
button-yes = Oui
button-no = Non
ask-words = Souhaitez-vous ajouter quelques mots ? Écrivez-les simplement ici.
button-words = ✏️ Quelques mots
ask-review-words = Écrivez ce qui était bien ou ce qui pourrait être mieux :
review-thanks = Merci pour votre avis !
reason-absent = personne sur place
reason-too_complex = trop complexe
reason-other = autre raison
reason-cannot = je ne peux pas
reason-unreachable = client injoignable
reason-undo = annulé aussitôt
reason-late = trop de retard
reason-customer = par la clientèle
reason-nobody = personne trouvé
toast-cancelled = Annulé.
toast-thanks = Merci !
toast-done = C’est fait.
customer-accepted = { $immediate ->
    [yes] <b>{ $name } arrive à { $arrival-clock }</b> ({ $arrival-day }).
   *[no] <b>{ $name } a accepté.</b> Arrivée { $slot }.
    }
customer-on-the-way = 🚗 { $name } est en route et sera chez vous vers { $arrival-clock } ({ $arrival-day }).
customer-arrival-changed = 🕐 Nouvelle heure d’arrivée : { $name } sera chez vous vers { $arrival-clock } ({ $arrival-day }).
customer-arrived = { $name } est là.
customer-settled-by-clock = Votre réservation est terminée : { $price }. Si quelque chose ne va pas, dites-le-nous jusqu’au { $until }.
customer-released = La personne prévue ne peut finalement pas venir. Nous cherchons tout de suite quelqu’un d’autre.
customer-released-later = Malheureusement, la personne prévue ne peut finalement pas venir. Personne d’autre ne peut être là à l’heure convenue ; nous cherchons pour <b>{ $slot }</b>. Cela ne vous convient pas ? Ci-dessous, vous pouvez changer d’heure ou annuler sans frais.
customer-replaced = Nous cherchons quelqu’un d’autre pour vous.
customer-replaced-later = Nous cherchons quelqu’un d’autre pour vous, désormais pour <b>{ $slot }</b>. Cela ne vous convient pas ? Ci-dessous, vous pouvez changer d’heure ou annuler sans frais.
customer-cancelled-by-admin = Nous avons dû annuler votre réservation. Raison : { $reason }. Des questions ? /human
customer-reminder = { $hours ->
    [1] C’est bientôt l’heure : { $name } vient le { $slot }.
   *[other] Pour rappel : { $name } vient le { $slot }.
    }
customer-banned = Vous ne pouvez pas réserver pour le moment. Raison : { $reason }. Si vous voyez les choses autrement, dites-le-nous : /human
customer-banned-until = Vous ne pouvez pas réserver jusqu’au { $until }. Raison : { $reason }. Si vous voyez les choses autrement, dites-le-nous : /human
customer-unbanned = Vous pouvez de nouveau réserver.
customer-helper-banned = Au sujet de votre réservation { $job } : { $name } ne travaille plus avec nous. Une personne de notre équipe s’en occupe et vous écrira ici. Vous pouvez nous joindre tout de suite au { $phone }.
relayed = <b>Message de { $name }</b> ({ $side ->
    [customer] réservation
    *[helper] mission
    } { $job }) :
    { $words }
message-sent = Transmis.
message-passed-on = Transmis à { $name }.
message-passed-on-masked = Transmis à { $name }, sans le numéro de téléphone ni le contact, qui restent cachés ici.
message-noted = Noté pour la réservation { $job }. La personne qui accepte le lira.
message-note-too-long = Pas noté, c’est trop long : la réservation { $job } a encore de la place pour { $most } caractères.
message-too-late = Non transmis : le n° { $job } n’est plus ouvert.
message-no-kind = Cela ne peut pas être transmis. Des mots, des photos, des messages vocaux et des positions, oui.
message-withdrawn = Ce message concernant le n° { $job } ne t’est plus destiné.
job-photo = 📷 Photo { $number } de la mission { $job }
job-voice = 🎤 Message vocal { $number } de la mission { $job }
ask-whom = <b>Pour qui est-ce ?</b> « { $words } »
button-whom-person = Transmettre à { $name }
button-whom-note = Noter pour la réservation { $job }
button-whom-new = Nouvelle demande
price-too-late = Plus besoin de prix : la mission { $job } n’est plus ouverte pour toi.
button-reply = Répondre
ask-message-helper = Que dois-je transmettre ? Votre prénom sera visible ; votre numéro et votre compte Telegram restent cachés.
ask-message-customer = Que dois-je transmettre ? Ton prénom sera visible ; ton numéro et ton compte Telegram restent cachés.

## Pour celles et ceux qui aident

job-request = <b>Demande : mission { $job }</b>
job-what = 🛠 { $what }
job-when = 📍 { $area }
    🕐 { $immediate ->
    [yes] Tout de suite, arrivée { $slot }
   *[no] Arrivée { $slot }
    }
job-language = 💬 { $language }
job-distance = 📏 { $km } km, environ { $minutes } minutes
job-net = 💰 Pour toi { $net } ; { $fee } s’il n’y a personne (commission déduite)
job-mine = <b>Mission { $job }</b>
job-below = Mission { $job } : voir plus bas.
job-customer = 👤 { $name }
    🏠 { $street }, { $area }
job-phone = 📞 { $phone }
job-chat-only = 💬 Chat seulement, n’appelle pas s’il te plaît.
job-accepted = ✅ Tu as accepté. Arrivée : { $arrival }
job-on-the-way = 🚗 En route, arrivée vers { $arrival-clock } ({ $arrival-day })
job-in-progress = 🔧 Tu es sur place.
job-consent-waits = ⏳ Nous demandons son accord à la cliente ou au client : jusqu’à { $amount } ?
job-consented = 👍 Accord donné : jusqu’à { $amount }
job-done = 🏁 Prix final { $price }. Nous attendons la confirmation.
job-not-done = Non effectué.{ $due ->
    [yes] {" "}Montant minimum { $price }, dont { $net } pour toi (commission { $commission }).
   *[no] {" "}Rien n’est dû.
    }
job-disputed = Le prix est contesté. Notre équipe l’examine.
job-settled = ✅ Réglé : { $price }, dont { $net } pour toi (commission { $commission }).
job-taken = Mission { $job } ({ $area }) : prise.
job-declined = Mission { $job } ({ $area }) : tu as refusé.
job-cancelled = Mission { $job } ({ $area }) : annulée.
job-expired = Mission { $job } ({ $area }) : expirée.
job-given-back = Mission { $job } ({ $area }) : de nouveau proposée.
job-with-team = Mission { $job } ({ $area }) : notre équipe s’en occupe.
post-open = 🔔 <b>Mission { $job }</b>
post-taken = ✅ Prise : mission { $job } ({ $area }){ $name ->
    [none] {""}
   *[other] {" "}par { $name }
    }
ask-set-off = <b>Quand y seras-tu ?</b> Fais signe quand tu pars :
ask-new-arrival = Plus tôt ou plus tard que prévu ? Appuie sur la nouvelle durée, ou écris par exemple « 20 minutes de retard ».
job-not-yet = Dès le { $since }, tu pourras indiquer ici que tu pars et que tu es sur place.
ask-release = <b>Pourquoi rends-tu cette mission ?</b>
ask-not-done = <b>Pourquoi n’était-ce pas possible ?</b>
ask-price = <b>Prix final ?</b> Choisis ou écris le montant (au maximum { $high }) :
ask-extra = <b>Jusqu’à quel montant ?</b> Choisis ou écris ; nous demandons d’abord son accord à la cliente ou au client :
ask-extra-why = <b>Pourquoi ?</b> Une phrase pour la cliente ou le client, par exemple : « Le câble est cassé, il en faut un neuf. »
ask-final = <b>Prix final { $price } ?</b> La cliente ou le client devra ensuite le confirmer.
ask-which-request = <b>Quelle demande ?</b>
button-final-yes = Oui, { $price }
button-final-other = Un autre montant
button-take-which = Accepter la mission { $job } ({ $area })
button-decline-which = Refuser la mission { $job } ({ $area })
button-release-which = Rendre la mission { $job } ({ $area })
helper-answer-please = Une demande attend ta réponse. Appuie sur « Accepter » ou « Refuser », ou écris « je prends » ou « je ne peux pas ».
helper-hint-coming = 💡 Je n’ai rien changé à la mission pour autant. Quand tu pars, appuie sur « 🚗 », sur place sur « Je suis là ». Si tu ne peux finalement pas : « Rendre ».
helper-hint-at-work = 💡 Je n’ai rien changé à la mission pour autant. Quand tu as fini, appuie sur « Terminé » ; si c’est plus cher, d’abord « Travail en plus » ; si ce n’est pas possible, « Pas possible ».
helper-hint-release = 💡 La mission est toujours à toi. Choisis un motif ci-dessus, ou garde-la avec « Retour ».
button-accept = Accepter
button-decline = Refuser
button-away = 🚗 { $minutes } min
button-arrive = 📍 Je suis là
button-undo = ↩️ Revenir en arrière
button-release = Rendre
button-write-customer = ✉️ Écrire
button-done = ✅ Terminé
button-extra = Travail en plus
button-not-done = Pas possible
toast-accepted = La mission est à toi. Arrivée { $slot }
toast-declined = Merci d’avoir répondu.
toast-asked-customer = Nous demandons l’accord de la cliente ou du client.
toast-agreed-already = C’est déjà convenu jusque-là : pas besoin de demander.
toast-undone = Annulé, sans suite pour toi.
toast-released = Rendue. Nous cherchons quelqu’un d’autre.
helper-approved = 🎉 Bienvenue ! Tu fais désormais partie de l’équipe de { $region }. Rejoins le groupe d’entraide et rends-toi disponible avec /duty.
button-join-chat = Rejoindre le groupe
helper-rejected = Ta candidature n’a malheureusement pas été retenue.{ $reason ->
        [none] {""}
       *[other] {" "}Raison : { $reason }.
    } Des questions ? /human
helper-suspended = Tu ne reçois pas de missions pour le moment. Raison : { $reason }. Des questions ? /human
helper-suspended-until = Tu ne reçois pas de missions jusqu’au { $until }. Raison : { $reason }. Des questions ? /human
helper-banned = Ton accès est bloqué. Raison : { $reason }. Si tu vois les choses autrement : /human
helper-banned-until = Ton accès est bloqué jusqu’au { $until }. Raison : { $reason }. Si tu vois les choses autrement : /human
helper-lifted = Tu peux de nouveau accepter des missions.{ $reason ->
    [none] {""}
   *[other] {" "}Raison : { $reason }
    }
application-again = Ta candidature est de nouveau chez notre équipe. Tu auras de nos nouvelles ici.
helper-rated = { $stars ->
    [1] La mission { $job } a reçu 1 étoile.
   *[other] La mission { $job } a reçu { $stars } étoiles.
    }
helper-rated-anew = L’évaluation de la mission { $job } a été modifiée : { $stars } ★.
helper-consent-yes = 👍 Accord : jusqu’à { $amount }.
helper-consent-no = Pas d’accord pour { $amount }. Le prix indicatif reste valable.
helper-disputed = Mission { $job } : le prix est contesté. Notre équipe prendra contact avec toi.
helper-taken-away = La mission { $job } n’est plus à toi. Raison : { $reason }
helper-street-changed = ⚠️ Mission { $job } : l’adresse a changé. Nouvelle adresse : 🏠 { $street }, { $area }.
helper-rescheduled = La mission { $job } a été déplacée : { $slot }. Nous te posons la question en premier.
helper-cancelled = La mission { $job } ({ $area }) a été annulée.
helper-cancelled-by-admin = La mission { $job } ({ $area }) a été annulée par notre équipe. Raison : { $reason }
helper-cancelled-fee = La mission { $job } ({ $area }) a été annulée. Tu étais déjà en route : { $net } te sont dus (commission déduite).
helper-reminder = { $hours ->
    [1] C’est bientôt l’heure : mission { $job } à { $area }, { $slot }.
   *[other] Pour rappel : mission { $job } à { $area }, { $slot }.
    }
helper-late = Mission { $job } : l’heure d’arrivée est passée. Appuie sur « Je suis là », écris à la cliente ou au client, ou rends la mission.
helper-still-at-work = Mission { $job } : es-tu encore sur place ? Quand tu as fini, appuie sur « Terminé » ou « Pas possible ».
dispute-settled = { $side ->
    [customer] Réservation
    *[helper] Mission
    } { $job } : nous avons tranché. À payer : { $price }. Raison : { $reason }
duty-on = 🟢 Tu es disponible. Les demandes des environs arrivent ici.
duty-off = ⏸ Tu fais une pause. Aucune demande n’arrive jusqu’à ce que tu sois de nouveau disponible.
duty-left-chat = Tu as quitté le groupe d’entraide de { $region }, tu es donc en pause. Les missions que tu as acceptées restent valables. Avec /duty, tu es de retour.
duty-paused-silent = ⏸ Tu n’as pas répondu à deux demandes ; te voilà en pause.
button-duty-on = 🟢 Disponible
button-duty-off = ⏸ Pause
me = <b>Tes chiffres</b>
    { $duty ->
    [yes] 🟢 disponible
   *[no] ⏸ en pause
    }
    Demandes : { $asked }, acceptées : { $accepted }
    ★ { $stars } ({ $reviews })
    Terminées : { $jobs }
    Gagné : { $earned }
    Commission due : { $due }

## Participer

join-name = Super, tu veux aider avec { $operator } ! <b>Comment t’appelles-tu ?</b> Seul le prénom sera visible. (/stop pour quitter)
join-name-again = Cela ne ressemble pas à un nom. Comment t’appelles-tu ?
join-adult = Salut { $name }. <b>As-tu au moins 18 ans ?</b>
join-too-young = Chez nous, on peut aider dès 18 ans. Reviens volontiers plus tard.
join-place = <b>D’où pars-tu le plus souvent ?</b> Code postal, localité ou position. Nous sommes à : { $regions }.
join-place-again = Je n’ai pas trouvé ce lieu. Écris par exemple « { $example } ».
join-again = Je n’ai pas compris ; il s’agit de ta candidature (/stop pour l’arrêter).
join-place-changed = C’est changé : tu pars de { $place }.
join-or-need = Tu es en train de remplir ta candidature. <b>As-tu besoin d’aide toi-même, ou cela en fait-il partie ?</b>
button-join-stay = Continuer ma candidature
button-join-need = J’ai besoin d’aide
join-uncovered = Nous n’y sommes pas encore. Nous sommes à : { $regions }. D’où pourrais-tu aider ?
join-radius = { $place }. <b>Jusqu’où te déplaces-tu ?</b>
join-skills = <b>Pour quoi peux-tu aider ?</b> Choisis tout ce qui te convient :
join-languages = <b>Quelles langues parles-tu ?</b>
join-crowd = <b>Dans quel groupe ?</b> Chacun a ses propres prix. Notre équipe verra avec toi si cela convient.
join-choose-one = Choisis au moins une réponse, s’il te plaît.
join-form-closed = Formulaire rempli.
join-applied = Merci ! Notre équipe a reçu ta candidature. Tu auras de nos nouvelles ici.
join-first = Seules les personnes admises entrent dans le groupe d’entraide. Présente ta candidature avec /join.
join-elsewhere = C’est le groupe d’entraide de { $there }. Tu aides à { $region } ; c’est là-bas qu’on t’attend.
join-already = Tu aides déjà. /duty te rend disponible, /me montre tes chiffres.
join-waiting = Notre équipe a déjà ta candidature. Tu auras de nos nouvelles ici.
join-not-begun = Tu n’aides pas encore chez nous. Avec /join, tu peux poser ta candidature.
join-unfinished = Ta candidature n’est pas encore terminée : réponds s’il te plaît à la dernière question ci-dessus. Notre équipe l’examinera ensuite.
join-rejected = Ta candidature n’a pas été retenue.{ $reason ->
        [none] {""}
       *[other] {" "}Raison : { $reason }.
    } Avec /join, tu peux postuler de nouveau.
button-continue = Continuer ›

## Admins

application = <b>Candidature : { $name }</b> ({ $id })
    📍 Part de { $place }, jusqu’à { $radius } km · région { $region }
    Groupe : { $crowd }
    Sait faire : { $skills }
    Parle : { $languages }
application-approved = ✅ Acceptée par { $by }
application-rejected = ❌ Refusée par { $by }
application-suspended = ⏸ Suspendue par { $by }
application-banned = ⛔ Bloquée par { $by }
button-approve = ✅ Accepter
button-reject = ❌ Refuser
button-take = 🙋 Je m’en occupe
button-end = ✅ C’est réglé
alarm-unaccepted = ⚠️ <b>Personne n’a encore accepté</b>
alarm-unfilled = ⚠️ <b>Personne de trouvé</b>
alarm-no-show = ⚠️ <b>L’aide prévue ne s’est pas présentée</b>
alarm-helper-gone = ⚠️ <b>A une mission et n’est peut-être plus joignable</b> : a bloqué le bot ou quitté le groupe d’entraide. Chercher quelqu’un d’autre : /reassign { $number } raison.
alarm-still-at-work = ⚠️ <b>Sur place depuis des heures, sans fin annoncée</b>. Pour clore : /settle { $number } montant raison. Pour annuler : /cancel { $number } raison.
alarm-dispute = ⚠️ <b>Prix contesté</b>
alarm-human = 🙋 <b>Quelqu’un souhaite parler à une personne</b>
alarm-complaint = ⚠️ <b>Réclamation</b>
alarm-emergency = 🚨 <b>Urgence signalée</b> ; les numéros d’urgence ont été donnés, rien n’a été réservé.
alarm-too-complex = ⚠️ <b>Trop complexe sur place</b>
alarm-at-work = ⛔ <b>Accès bloqué ou suspendu, mais encore chez le client</b>. Pour clore : /settle { $number } montant raison. Pour annuler : /cancel { $number } raison.
alarm-banned-customer = ⛔ <b>Accès bloqué, mais réservation ouverte</b>. Faut-il la garder ? Sinon, annuler : /cancel { $number } raison.
alarm-one-star = ⚠️ <b>Avis à une étoile</b>
alarm-set-aside = { $count ->
    [0] ⚠️ <b>Quelque chose avait été mis de côté</b>
    [one] ⚠️ <b>Quelque chose n’a pas pu être traité ou remis</b>
   *[other] ⚠️ <b>{ $count } choses n’ont pas pu être traitées ou remises</b>
    } (python -m bot dead)
alarm-unwell = ⚠️ <b>Le bot prend du retard.</b>{ $owed ->
    [0] {""}
   *[other] {" "}Un message destiné à quelqu’un attend depuis { $owed } min.
    }{ $inbox ->
    [0] {""}
   *[other] {" "}Un message reçu attend depuis { $inbox } min.
    }{ $timers ->
    [0] {""}
   *[other] {" "}Un rappel a { $timers } min de retard.
    }
well-again = ✅ Le bot a rattrapé son retard.
alarm-backup = ⚠️ <b>Il n’y a pas de nouvelle sauvegarde</b> : { $why }
alarm-undeliverable = ⚠️ <b>Envoi impossible</b> : { $chat } ({ $why })
alarm-no-helper-chat = ⚠️ <b>Le bot a été retiré du groupe d’entraide de { $region }</b> ({ $chat }). Merci de le rajouter, comme admin.
alarm-job = Mission { $job } · { $category } · { $area } · { $slot } · { $status }
alarm-person = 👤 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-helper = 🧰 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-amount = 💰 Prix indicatif { $price }
alarm-amounts = 💰 Prix indicatif { $price }, prix final { $final }
alarm-usage = ↩️ Réponds à ce message pour écrire à { $name }.
desk-silent = 💤 Plus personne n’écrit { $hours ->
    [one] depuis une heure
    *[other] depuis { $hours } heures
    } ; le bot répond de nouveau. Réponds à ce message pour continuer.
alarm-relayed = 💬 <b>{ $name }</b> ({ $id }) :
    { $words }
alarm-again = { $count } fois déjà, la dernière le { $last }
alarm-below = ⚠️ Voir plus bas.
alarm-taken = 🙋 { $by } s’en occupe.
alarm-closed = ✅ Réglé.
status-offered = recherche en cours
status-accepted = acceptée
status-on-the-way = en route
status-in-progress = sur place
status-done = terminée
status-not-done = non effectuée
status-disputed = contestée
status-settled = réglée
status-expired = expirée
status-cancelled = annulée
standing-applying = remplit sa candidature
standing-applied = candidature déposée
standing-approved = candidature admise
standing-rejected = candidature refusée
standing-suspended = accès suspendu
standing-banned = accès bloqué
answer-asked = demande envoyée
answer-accepted = oui
answer-declined = non
answer-lapsed = sans réponse
role-customer = clientèle
role-helper = aide
role-admin = admin
role-clock = automatiquement
admin-done = C’est fait.
usage-approve = /approve qui
usage-reject = /reject qui raison
usage-job = /job n°
usage-cancel = /cancel n° raison – par exemple : /cancel 12 alerte tempête
usage-reassign = /reassign n° raison – par exemple : /reassign 12 malade
usage-settle = /settle n° montant raison – par exemple : /settle 12 55.50 moins de travail
usage-helper = /helper qui
usage-suspend = /suspend qui [combien de temps] raison – par exemple : /suspend Luca 7d retards (12h, 7d, 2w, 3m)
usage-ban = /ban qui [combien de temps] raison – par exemple : /ban Luca 2w menaces (12h, 7d, 2w, 3m)
usage-unban = /unban qui raison – par exemple : /unban Luca un malentendu
admin-usage = Voici comment : { $usage }
admin-help = <b>Commandes</b>
    { $lines }

    /nlu, /applications, /jobs, /helpers [nom], /stats, /audit
    « qui » est le début du nom ou le numéro entre parenthèses. Répondre à une alerte, c’est écrire à la personne.
admin-no-applications = Aucune candidature en attente.
admin-no-jobs = Aucune mission en cours.
admin-no-helpers = Aucun résultat.
misread-line = { $often }× { $words } → { $intent } { $sure } · { $language } · { $why ->
    [lost] pas compris
    [unsure] a demandé ce qui était voulu
    [corrected] corrigé
   *[human] voulait un humain
    }
admin-nothing-misread = Rien n’a été mal compris.
admin-hint-line = 💡 { $hint } : affiché { $given }×, a aidé { $helped }×, pas aidé { $failed }×
admin-nothing-logged = Le journal est encore vide.
admin-lines = { $lines }
audit-line = { $time } · { $name } · { $what } → { $outcome }
audit-take = a pris l’alerte { $subject }
audit-end = a clos l’alerte { $subject }
audit-answer = a répondu à l’alerte { $subject }
audit-street = a changé l’adresse de la mission { $subject }
outcome-done = fait
outcome-NotAllowed = pas permis
outcome-Unknown = introuvable
outcome-Passed = plus possible
outcome-Already = était déjà fait
outcome-Taken = déjà pris
outcome-BadWords = pas compris
outcome-NoReason = sans raison
outcome-refused = refusé
admin-job-line = Mission { $job } · { $category } · { $area } · { $slot } · { $status }
admin-job-facts = Clientèle { $customer }{ $id ->
    [none] {""}
   *[other] {" "}({ $id })
    }, { $price }, { $asked } demandes, tour { $wave }
admin-job-contact = 🏠 { $street } · 📞 { $phone }
admin-job-words = 💬 « { $words } »
admin-job-extra = Travail en plus jusqu’à { $amount }{ $answer ->
    [yes] {" : accepté"}
    [no] {" : refusé"}
    *[waits] {" : en attente"}
    }{ $why ->
    [none] {""}
    *[other] {" "}(« { $why } »)
    }
admin-job-review = { $stars } · { $again ->
    [yes] réserverait de nouveau
    [no] ne réserverait pas de nouveau
    *[none] –
    }{ $words ->
    [none] {""}
    *[other] {" "}· « { $words } »
    }
admin-job-final = Prix final { $price }, commission { $commission }
admin-offer-line = { $time } demande à { $name } (tour { $wave }) : { $answer }
erased-person = (données effacées)
admin-step-line = { $time } { $role }{ $name ->
    [none] {""}
    *[other] {" "}{ $name }
    } → { $status }{ $reason ->
    [none] {""}
    *[other] {" "}({ $reason })
    }
standing-until = { $standing } jusqu’au { $until }
admin-helper-line = { $name } ({ $id }) · { $place } · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
admin-helper = <b>{ $name }</b> ({ $id }) · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
    📍 { $place }, { $radius } km · { $crowd }
    Sait faire : { $skills }
    Parle : { $languages }
    Demandes { $asked }, acceptées { $accepted }, terminées { $jobs }, ★ { $stars } ({ $reviews })
    Gagné { $earned }, commission { $due }
    Remarque : { $reason }
admin-stats = <b>Chiffres</b>
    Missions { $jobs } : { $open } en recherche, { $running } en cours, { $closing } à clore, { $settled } réglées, { $expired } expirées, { $cancelled } annulées
    Acceptées après 1 min { $within1 }, 10 min { $within10 }, 1 h { $within60 }, 3 h { $within180 }
    Pourvues { $filled } · ★ { $stars } ({ $reviews }) · réserveraient de nouveau { $again }
    Disponibles : { $duty } · mis de côté : { $aside }
    { $hints }

## Refus du bot

refusal-not-allowed = Ce n’est pas permis ici.
refusal-banned = Réserver ou participer n’est pas possible pour le moment. Raison : { $reason }. Des questions ? /human
refusal-banned-until = Réserver ou participer n’est pas possible jusqu’au { $until }. Raison : { $reason }. Des questions ? /human
refusal-unknown = Cela n’existe pas.
refusal-taken = Déjà prise. Quelqu’un a été plus rapide.
refusal-passed = Ce n’est plus possible.
refusal-already = C’est déjà fait.
refusal-busy = Pas possible : quelque chose d’autre est déjà prévu à ce moment-là.
refusal-running = Ce qui est encore en cours doit d’abord être terminé : n° { $jobs }. Il faut annuler ou terminer avec /jobs ; ensuite je pourrai tout effacer.
refusal-costs-now = Entre-temps, quelqu’un s’est mis en route : annuler coûte maintenant { $fee }. Veuillez le confirmer encore une fois ci-dessous.
refusal-too-early = C’est encore trop tôt. Le rendez-vous : { $slot }. Tu pourras l’indiquer dès le { $since }.
refusal-too-late = Merci, mais tu n’y serais qu’à { $arrival-clock } ; l’arrivée est promise pour { $until-clock } au plus tard.
refusal-off-duty = Tu es en pause. Avec /duty, tu es de retour.
refusal-slot-gone = Ce moment n’est plus libre. Veuillez en choisir un autre.
refusal-price-changed = Le prix a changé entre-temps. Veuillez le regarder encore une fois ci-dessous avant de réserver.
refusal-incomplete = Il manque encore quelque chose : répondez d’abord à la question ouverte.
refusal-above-quote = C’est plus que le maximum convenu ({ $ceiling }). Demande d’abord l’accord avec « Travail en plus ».
refusal-above-agreed = L’accord va jusqu’à { $ceiling } au plus ; on ne peut pas fixer davantage.
refusal-bad-amount = Ce montant n’est pas valable. Écris par exemple : 60 ou 55.50
refusal-bad-words = Je ne comprends pas : « { $word } ».
refusal-banned-already = Accès déjà bloqué, et c’est davantage. D’abord /unban, puis suspendre.
refusal-several = « { $word } » désigne plusieurs personnes : { $who }. Utilise le numéro entre parenthèses.
refusal-no-reason = Il manque la raison. Écris-la à la fin : la personne concernée la lira.

## Commandes, telles que Telegram les montre

command-jobs = Réservations et missions
command-stop = Annuler
command-help = Aide
command-human = Parler à une personne
command-language = Choisir la langue
command-join = Proposer mon aide
command-mydata = Mes données dans un fichier
command-forgetme = Effacer mes données
admin-command-jobs = Missions ouvertes
admin-command-job = Une mission et son histoire
admin-command-applications = Candidatures en attente
admin-command-helpers = Chercher qui aide
admin-command-helper = Fiche d’une personne qui aide
admin-command-cancel = Annuler une mission : n° et raison
admin-command-suspend = Suspendre : qui, combien de temps, raison
admin-command-ban = Bloquer : qui, combien de temps, raison
admin-command-unban = Réadmettre : qui, raison
admin-command-stats = Chiffres
admin-command-audit = Journal
admin-command-nlu = Ce qui n’a pas été compris
