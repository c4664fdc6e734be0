# Italian, Ticino usage. Lei to customers, tu to helpers. HTML tags are Telegram's; facts are escaped by the speaker.

## L'inizio

welcome = Buongiorno { $name }. Sono il bot di <b>{ $operator }</b> e trovo aiuto vicino a Lei.

    Scriva semplicemente che cosa non va o che cosa c’è da fare, per esempio: «il wifi non funziona, { $example }, il più presto possibile».

    /help mostra che cosa so fare. Le piacerebbe aiutare a Sua volta? /join
welcome-helper = Ciao { $name }. Sono il bot di <b>{ $operator }</b>. Le richieste dei dintorni arrivano qui finché sei disponibile: /duty

    /jobs mostra i tuoi incarichi, /help tutto ciò che so fare. Se hai bisogno di aiuto tu, scrivi semplicemente che cosa non va.
greeting = Buongiorno { $name }. Che cosa possiamo fare per Lei? Lo dica con parole Sue.
you-are-welcome = Non c’è di che.
help = <b>Come funziona</b>
    Scriva con parole Sue che cosa succede, dove e quando. Indico un prezzo e cerco qualcuno vicino a Lei. Può correggere tutto in ogni momento: «no, domani», «non la stampante, il router».

    /jobs – le Sue prenotazioni
    /stop – annullare
    /language – scegliere la lingua
    /human – parlare con una persona
    /join – diventare aiutante
    /privacy, /mydata, /forgetme, /terms, /impressum

    { $operator }, telefono { $phone }. Sono un bot. Luoghi: GeoNames, CC BY 4.0.
help-helper = <b>Per te che aiuti</b>
    /duty – renderti disponibile o fare una pausa
    /jobs – i tuoi incarichi e le tue prenotazioni
    /me – le tue cifre
    /stop – annullare
    /language – scegliere la lingua
    /human – parlare con una persona
    /privacy, /mydata, /forgetme, /terms, /impressum

    Se hai bisogno di aiuto tu, scrivi con parole tue che cosa succede, dove e quando.

    { $operator }, telefono { $phone }. Sono un bot. Luoghi: GeoNames, CC BY 4.0.
ask-language = In quale lingua devo scrivere?
language-name = Italiano
language-chosen = D’ora in poi scrivo in italiano.
language-de = Tedesco
language-en = Inglese
language-fr = Francese
language-it = Italiano
operator-page = <b>{ $operator }</b>
    { $body }

    { $email }, { $phone }
my-data = <b>Questo è tutto ciò che ho salvato su di Lei</b>, in un file (JSON). Ciò che appartiene ad altri non c’è. Può cancellare tutto con /forgetme.
forget-me = <b>Devo cancellare tutto ciò che La riguarda?</b>
    Saranno cancellati il Suo nome, il numero Telegram, indirizzi, numeri di telefono, testi, foto e, se aiuta, il Suo profilo. Non si può annullare.

    Per la contabilità di { $operator } restano, senza il Suo nome: data, tipo di lavoro, importi, commissione e stelle delle Sue prenotazioni e dei Suoi incarichi. I backup vengono sovrascritti dopo alcuni giorni. Ciò che ha scritto ad altri tramite me resta nella loro chat; la Sua può cancellarla da sé.

    Domande? { $email }
button-forget-me = 🗑 Sì, cancellare tutto
button-keep-me = No, tenere
kept-me = Bene, tutto resta com’è.
forgotten = 🗑 Fatto: { $operator } non sa più nulla di Lei. Se scrive di nuovo, ci conosceremo da capo.
forgotten-but-ban = 🗑 Fatto: { $operator } ha cancellato tutto su di Lei, tranne il numero Telegram e la data di fine del blocco. Se non è d’accordo: /human
card-erased = 🗑 Cancellato su richiesta.
human-way = Una persona di { $operator } è avvisata e risponderà qui. Per raggiungerci subito: { $phone } o { $email }.
human-taken = 🙋 <b>Se ne occupa { $name }.</b> I messaggi scritti qui ora arrivano a { $name }. Con /stop rispondo di nuovo io, il bot.
human-says = <b>{ $name }</b> (il nostro team):
    { $words }
human-over = La conversazione con il nostro team è conclusa. Ora rispondo di nuovo io, il bot.
human-silent = Qui da un po’ non scrive più nessuno; ora rispondo di nuovo io, il bot. Con /human risponde di nuovo una persona.
stopped = Annullato. Basta scrivere di nuovo quando serve qualcosa.
stopped-need = Annullato. Ha cambiato idea? Scriva «continua» entro dieci minuti e riprendiamo da dove eravamo.
not-understood-question = Non ho capito. La domanda qui sotto è ancora aperta:
small-talk = Va bene. 🙂 Quando ha bisogno di qualcosa, mi scriva semplicemente.
answer-how-long-coming = Arrivo { $arrival }. Poi il lavoro dura di solito al massimo { $minutes } minuti.
answer-how-long-there = Sono previsti al massimo { $minutes } minuti, contati da { $arrival }. Chi è da Lei lo sa meglio.
nothing-to-stop = Al momento non c’è nulla da annullare.
no-jobs = Al momento non ha prenotazioni aperte. Scriva semplicemente di che cosa ha bisogno.
no-jobs-helper = Al momento non hai né incarichi né prenotazioni. Con /duty ti rendi disponibile o fai una pausa.
price-info = Il prezzo dipende da che cosa c’è da fare. Lo descriva in poche parole, con il luogo: Le indico subito un prezzo indicativo, trasferta compresa, prima di qualsiasi prenotazione. Paga direttamente chi La aiuta.
price-unserved = Per { $place } non posso indicare un prezzo: lì non abbiamo ancora nessuno. Per un luogo in cui aiutiamo lo indico subito.
home-kept = 🏠 Annotato, il Suo indirizzo di casa: { $place }. D’ora in poi scriva semplicemente «a casa mia». Con «dimentica casa mia» la cancello.
home-forgotten = Ho cancellato il Suo indirizzo di casa.
home-unknown = Non ho nessun Suo indirizzo di casa.
home-which = Quale luogo è: { $places }? Scriva ancora una volta dove abita, con il codice postale.
answer-price = Prezzo indicativo: <b>{ $price }</b>, trasferta compresa. Aumenta solo se Lei è d’accordo prima; se c’è meno da fare, costa meno. Paga direttamente chi La aiuta.
answer-price-open = Prezzo indicativo: <b>{ $price }</b>, oppure <b>{ $now }</b> il prima possibile, trasferta compresa. Paga direttamente chi La aiuta.
answer-helping = Grazie della disponibilità! Con /join può candidarsi.
answer-payment = Paga direttamente chi La aiuta, quando il lavoro è fatto ed è d’accordo con il prezzo. Il modo lo concordate insieme: i contanti vanno sempre bene; per il resto chieda prima con «Scrivere».
answer-insurance = Le condizioni di { $operator } (/terms) dicono se e come un danno è coperto. Il nostro team Le dice di più: { $phone } o /human.
answer-bot = Sono un bot, il programma di { $operator }. Chi viene da Lei è una persona, e con /human Le scrive qualcuno del nostro team.
answer-data = Chi riceve la richiesta vede solo di che cosa si tratta, il codice postale e la località. Via e telefono li vede solo chi ha accettato e, se serve, il nostro team. Di più: /privacy
answer-parts = Chi aiuta porta gli attrezzi, i pezzi di ricambio solo su richiesta. Inoltro la Sua domanda; quando qualcuno ha accettato può chiedere direttamente con «Scrivere».
answer-home = Sì, qualcuno dovrebbe esserci per aprire; non per forza Lei. Se non c’è nessuno, è dovuto l’importo minimo.
answer-fails = Se sul posto non si riesce, non paga nulla. L’importo minimo è dovuto solo se non c’è nessuno.
answer-who = Persone vicine a Lei, ammesse una per una da { $operator }. Appena qualcuno accetta, vede nome, recensioni e ora d’arrivo.
complaint-heard = Mi dispiace. Ho passato la Sua segnalazione a una persona del team, che La contatterà. Telefono: { $phone }.
only-these-languages = Scrivo in tedesco, inglese, francese e italiano. La aiutiamo volentieri in una di queste lingue, o con /human.
out-of-scope = In questo purtroppo non La posso aiutare. Trovo aiuto per internet, computer, TV, telefono, mobili, casa e giardino. Le serve aiuto in uno di questi campi? Mi scriva.
duration-minutes = Di solito dura al massimo { $minutes } minuti. Chi viene glielo dirà meglio prima di cominciare.
duration-info = La durata dipende dal lavoro; il prezzo indicativo tiene conto del tempo abituale. Chi viene glielo dirà prima di cominciare.
limit-child = Chiama per favore un adulto che mi scriva: solo un adulto può prenotare. Se è successo qualcosa di brutto, chiama subito il 112.
limit-forbidden = In questo non La aiuto, e non lo chiederò a nessuno. Per tecnica, mobili, casa e giardino sono a disposizione.
limit-licensed = I lavori sul gas e sull’impianto elettrico fisso spettano soltanto a ditte abilitate, quindi non li organizzo. Si rivolga a un installatore autorizzato. Se sente odore di gas: apra le finestre, esca, chiami il 112.
not-understood = Non ho capito. Si può dire con altre parole? L’ideale: che cosa non va, con quale apparecchio, dove.
not-understood-twice = Purtroppo non capisco ancora. Con /human risponde una persona; oppure per telefono, { $operator }: { $phone }.
second-problem = Ho sentito anche un’altra cosa: «{ $words }». Occupiamoci intanto della prima; mi scriva l’altra subito dopo questa prenotazione.
emergency-ch = <b>⚠️ In caso di pericolo chiami subito: 144 ambulanza, 118 pompieri, 117 polizia.</b>
    Odore di gas: apra le finestre, niente luce, niente fiamme, esca, poi 118. Corrente: non tocchi nulla, stacchi l’interruttore generale. Qui non prenoto nulla; il nostro team è avvisato.
emergency-de = <b>⚠️ In caso di pericolo chiami subito: 112 pompieri e ambulanza, 110 polizia.</b>
    Odore di gas: apra le finestre, niente luce, niente fiamme, esca, poi 112. Corrente: non tocchi nulla, stacchi l’interruttore generale. Qui non prenoto nulla; il nostro team è avvisato.
emergency-eu = <b>⚠️ In caso di pericolo chiami subito il 112.</b>
    Odore di gas: apra le finestre, niente luce, niente fiamme, esca, poi 112. Corrente: non tocchi nulla, stacchi l’interruttore generale. Qui non prenoto nulla; il nostro team è avvisato.
voice-kept = Sono un bot e non posso ascoltare i messaggi vocali; lo inoltro, e chi viene lo ascolta. Bastano due parole scritte, oppure una telefonata al { $phone }.
cannot-listen = Sono un bot e non posso ascoltare i messaggi vocali. Bastano due parole scritte, oppure una telefonata al { $phone }.
cannot-hear-edits = Non rileggo i messaggi modificati. La modifica va scritta in un nuovo messaggio.
cannot-read-that = Con questo non so che cosa fare. Meglio due parole scritte, una foto o la posizione.
button-of-yesterday = Questo pulsante non vale più. /jobs mostra a che punto siamo.
apology = Ci dispiace: con l’ultimo messaggio qualcosa è andato storto da noi. Il nostro team è avvisato. Si prega di riprovare.
calmer-please = Troppo veloce per me, non riesco a stare al passo. Meglio aspettare un minuto e poi scrivere ancora una volta. In caso di pericolo chiamare subito il 112; /human funziona anche adesso.
words-quoted = <blockquote>{ $words }</blockquote>

## La richiesta

need-title = <b>La Sua richiesta</b>
need-what = 🛠 { $what }
need-devices = 📦 { $devices }
need-place = 📍 { $place }
need-when = 🕐 { $when }
need-slot = 🕐 Arrivo { $slot }
need-street = 🏠 { $street }
need-phone = 📞 { $phone }{ $calls ->
    [yes] {""}
   *[no] {" "}(solo chat)
    }
need-voices = 🎤 { $count ->
    [one] { $count } messaggio vocale
   *[other] { $count } messaggi vocali
    }
need-photos = 📷 { $count ->
    [one] { $count } foto
   *[other] { $count } foto
    }
hint = 💡 <b>Spesso basta questo:</b> { $advice }
hint-no-internet = stacchi il router dalla corrente per 30 secondi, lo riattacchi e aspetti tre minuti.
hint-slow-wifi = riavvii il router e lo metta in un punto aperto, non in un armadio; provi una volta proprio lì accanto.
hint-no-picture = con il tasto «Source» o «Input» scelga l’ingresso HDMI giusto e ricolleghi il cavo da entrambi i lati.
hint-tv-silent = tolga il muto, alzi il volume e nelle impostazioni scelga gli altoparlanti del televisore come uscita audio.
hint-remote = metta pile nuove e abbini di nuovo il telecomando all’apparecchio.
hint-printer-offline = spenga e riaccenda stampante e router e cancelli le stampe in coda; i due apparecchi devono essere sulla stessa rete wifi.
hint-paper-jam = spenga la stampante, apra tutti gli sportelli e sfili piano la carta nel verso in cui scorre; poi metta meno fogli.
hint-stripes = avvii la pulizia delle testine e controlli il livello dell’inchiostro o del toner.
hint-no-signal = attivi la modalità aereo per mezzo minuto, poi riavvii l’apparecchio; tolga la scheda SIM e la rimetta.
hint-not-charging = provi con un altro cavo e un altro alimentatore e tolga con delicatezza la polvere dalla presa di ricarica.
hint-name-no-internet = Riavviare il router
hint-name-no-picture = Scegliere l’ingresso HDMI
hint-name-no-signal = Modalità aereo e scheda SIM
hint-name-not-charging = Un altro cavo di ricarica
hint-name-paper-jam = Togliere la carta inceppata
hint-name-printer-offline = Stampante sul wifi
hint-name-remote = Pile nuove nel telecomando
hint-name-slow-wifi = Router in un punto aperto
hint-name-stripes = Pulire le testine
hint-name-tv-silent = Audio del televisore
button-hint-yes = È servito
button-hint-no = Non è servito
hint-helped = Mi fa piacere! Non deve venire nessuno e non costa nulla. Se il problema si ripresenta, mi scriva.
solved-booking = Mi fa piacere che funzioni di nuovo. Annullo la prenotazione?
need-price = <b>Prezzo indicativo: { $price }</b> ({ $crowd })
need-price-lines = <blockquote expandable>Il prezzo comprende:
    { $lines }</blockquote>
need-price-reasons = Comprende: { $lines }.
need-price-note = Trasferta compresa. Paga direttamente chi La aiuta. Nessun supplemento senza il Suo consenso.
need-booked = ✅ Prenotato. La Sua prenotazione è qui sotto.
need-dropped = Richiesta annullata.
line-base = · Prezzo di base { $price }
line-duration = · { $minutes } minuti di lavoro: { $price }
line-devices = · { $count ->
        [one] un altro apparecchio
       *[other] { $count } altri apparecchi
    }: { $price }
line-travel = · Trasferta { $price }
line-on-demand = · Supplemento per intervento immediato: { $price }
line-evening = · Supplemento serale { $percent }: { $price }
line-weekend = · Supplemento fine settimana { $percent }: { $price }
line-sunday = · Supplemento domenicale { $percent }: { $price }
line-holiday = · Supplemento festivo { $percent }: { $price }
line-time-open = · a seconda dell’orario: { $price }
line-rounding = · arrotondato
wish-now = il più presto possibile
wish-from = da { $time }
wish-until = entro { $time }
wish-by-hour = fino alle { $time }
wish-open = orario aperto
wish-or = { $first } o { $other }
wish-but = { $when }, non { $but }
wish-every = { $when } (richiesto { $unit ->
    [day] ogni giorno
    [month] ogni mese
    [year] ogni anno
   *[week] { $count ->
        [one] ogni settimana
       *[other] ogni { $count } settimane
    }
    })
clock-summer = { $time } ora legale
clock-winter = { $time } ora solare
ask-what = <b>Di che cosa si tratta?</b> Lo scriva o scelga:
ask-what-else = Non ho ancora capito del tutto. <b>Di che cosa si tratta?</b> Scelga, o lo dica in un altro modo:
ask-place = <b>Dove ha bisogno di aiuto?</b> Scriva il codice postale o la località, oppure mandi la Sua posizione. Aiutiamo a: { $regions }.
place-uncovered = Lì purtroppo non abbiamo ancora nessuno. Aiutiamo a: { $regions }. Se invece è in uno di questi luoghi, mi dica quale.
ask-when = <b>Quando deve venire qualcuno?</b> Scelga, o scriva per esempio «dopodomani dopo le 17»:
ask-reading = <b>Che cosa intende?</b>
ask-which-place = <b>Quale luogo intende?</b> Veniamo in quelli con ✓.
ask-which-place-none = <b>Quale luogo intende?</b>
served-yes = Sì, veniamo anche lì: { $place }.
served-not-yet = Qui non veniamo ancora: { $place }. Per ora aiutiamo a: { $regions }.
button-none-of-these = Niente di tutto questo
button-when-now = Il più presto possibile
button-when-today = Oggi
button-when-tomorrow = Domani
button-when-week = Questa settimana
ask-arrival = { $helpers ->
    [one] Una persona è disponibile vicino a Lei.
   *[other] { $helpers } persone sono disponibili vicino a Lei.
    } <b>Quando desidera che veniamo?</b> L’orario di arrivo è una stima; diventa vincolante appena qualcuno accetta.
button-arrival = Arrivo { $start }–{ $end }
button-later = Meglio più tardi
ask-slot = <b>Quale orario Le va bene?</b>
say-which-time = Volentieri. Quale orario? Scriva l’ora o il numero, oppure prema il pulsante.
ask-slot-other = A quell’ora purtroppo nessuno può venire. <b>Va bene uno di questi orari?</b>
nobody-now = Al momento vicino a Lei non c’è nessuno che arriverebbe in tempo. <b>I prossimi orari liberi:</b>
nobody-at-all = Per questo al momento non troviamo nessuno vicino a Lei. Una persona del nostro team La aiuta volentieri.
ask-day = <b>Quale giorno?</b>
ask-slot-of-day = <b>{ $day }: a che ora?</b>
button-calendar = 📅 Un altro giorno
button-back = ‹ Indietro
button-human = Parlare con una persona
button-crowd = Meglio: { $crowd }, { $price }
ask-contact = <b>Via, numero civico e telefono?</b> Per esempio: «{ $country ->
    [DE] Hauptstrasse 12, 0171 392 00 12
    [AT] Hauptstrasse 12, 0664 123 45 67
   *[other] via della Stazione 12, 079 555 12 34
    }». Li vede solo chi accetta.
ask-contact-letter = 📱 Il numero di telefono può mandarlo anche con il pulsante qui sotto.
ask-street = <b>Via e numero civico?</b>
ask-phone = <b>Il Suo numero di telefono?</b> Oppure scelga «Solo chat».
phone-again = Non sono riuscito a leggere questo numero di telefono. Lo scriva in cifre, per esempio «{ $country ->
    [DE] 0171 392 00 12
    [AT] 0664 123 45 67
   *[other] 079 555 12 34
    }», oppure scelga «Solo chat».
no-earlier-time = Purtroppo prima non c’è nulla. Questi orari sono liberi:
say-another-time = Quando Le andrebbe bene? Scriva per esempio «venerdì dopo le 17».
why-phone = Il numero lo vede solo chi viene da Lei, nel caso non La trovi. Si può anche senza: scriva «solo chat».
nothing-booked-yet = Nessun problema, faccia con calma. Non è ancora prenotato nulla.
note-passed-on = Grazie, lo riferisco.
button-share-phone = 📱 Condividere il numero
contact-kept = Grazie, annotato.
button-calls-allowed = 📞 Chiamate permesse
button-chat-only = 💬 Solo chat
ask-order = <b>È tutto giusto?</b> Può disdire gratuitamente finché nessuno è partito.
button-order = Prenotare
button-order-de = Prenotare con obbligo di pagamento
ask-which-question = Quale intende?
press-to-be-sure = Lo vuole ancora? Allora prema il pulsante.
order-needs-button = Per prenotare prema il pulsante «{ $button }» qui sotto; lo chiede la legge.
button-change = ✏️ Cambiare
button-change-what = Che cosa
button-change-place = Dove
button-change-when = Quando
button-drop = Annullare
when-past = Quel momento è già passato. Quando Le va bene?
when-unclear = Non ho capito bene quando. Può indicare il giorno e l’ora?
when-every = Prenoto un appuntamento alla volta: prima questo. Per il prossimo, mi scriva semplicemente di nuovo.
when-night = Di notte non viene nessuno; le visite sono dalle { $opens } alle { $closes }. Quando Le andrebbe bene?

category-tv = TV
category-computer = Computer
category-network = Internet e wifi
category-mobile = Telefono e tablet
category-audio = Audio
category-smart_home = Casa intelligente
category-printer = Stampante
category-furniture = Mobili
category-home_garden = Casa e giardino
category-moving = Trasporti e traslochi
category-cleaning = Pulizie
category-office = Ufficio e moduli
category-other = Altro
kind-installation = Installare
kind-troubleshooting = Risolvere un guasto
kind-training = Spiegare
kind-repair = Riparare
kind-other = Altro

## La prenotazione

booking-title = <b>Prenotazione { $job }</b> · { $category }
booking-below = Prenotazione { $job }: è qui sotto.
booking-facts = 📍 { $area }
    🕐 Arrivo { $slot }
    💰 Prezzo indicativo: { $price }
booking-searching = { $asked ->
    [0] 🔎 Cerchiamo qualcuno vicino a Lei…
    [one] 🔎 Stiamo contattando una persona vicino a Lei…
   *[other] 🔎 Stiamo contattando { $asked } persone vicino a Lei…
    }{ $wave ->
    [0] {""}
    [1] {" "}Prima le persone più vicine, poi altre.
   *[other] {" "}Ne contattiamo altre.
    }
booking-helper = <b>{ $name }</b> · { $reviews ->
    [0] ancora senza recensioni
    [one] ★ { $stars } (una recensione)
   *[other] ★ { $stars } ({ $reviews } recensioni)
    }{ $jobs ->
    [0] {""}
    [one] {" "}· un intervento
   *[other] {" "}· { $jobs } interventi
    }{ $km ->
    [none] {""}
   *[other] {" "}· { $km } km da Lei
    }
booking-accepted = ✅ Viene { $name }: { $arrival }
booking-on-the-way = 🚗 { $name } è in viaggio, arrivo verso le { $arrival-clock } ({ $arrival-day })
booking-in-progress = 🔧 { $name } è da Lei.
booking-late = ⏰ { $name } è in ritardo. Può aspettare, far cercare qualcun altro o disdire gratuitamente.
booking-done = 🏁 { $name } ha finito. <b>Prezzo finale: { $price }</b>. È d’accordo? Il pagamento è diretto.
booking-not-done = { $name } non ha potuto fare il lavoro ({ $reason }). Da pagare: { $price }. È d’accordo?
booking-settled = ✅ Concluso: { $price }. Grazie!
booking-receipt = 🧾 Prezzo finale { $price } ({ $what }), da pagare direttamente { $name ->
    [none] a chi è venuto ad aiutarla
   *[other] a { $name }
    }, in contanti o come concordato.
booking-receipt-fee = 🧾 Importo minimo { $price } per la trasferta ({ $reason }), da pagare direttamente { $name ->
    [none] a chi è venuto da Lei
   *[other] a { $name }
    }, in contanti o come concordato.
booking-receipt-free = 🧾 Niente da pagare.
booking-receipt-customer = Confermato da Lei.
booking-receipt-admin = Stabilito dal nostro team.
booking-receipt-clock = Concluso senza obiezioni.
past-jobs = <b>Conclusi</b>
    { $lines }
past-job-line = Prenotazione { $job } · { $category } · { $day } · { $cancelled ->
    [yes] disdetto, { $price }
   *[no] { $price }
    }{ $name ->
    [none] {""}
   *[other] {" "}a { $name }
    }
booking-disputed = Non è d’accordo con il prezzo. Una persona del nostro team lo esamina e La contatterà.
ask-dispute-why = <b>Che cosa non va?</b> Lo scriva con parole Sue; il nostro team lo leggerà. (/stop se preferisce non dire nulla)
dispute-noted = Grazie, l’ho inoltrato. Una persona del nostro team La contatterà.
booking-expired = Purtroppo nessuno ha accettato.
booking-cancelled = Disdetto.
booking-forgotten = Per questa prenotazione non abbiamo trovato nessuno; è chiusa. Scriva semplicemente se ha ancora bisogno di qualcuno.
booking-cancelled-fee = Disdetto. { $name ->
    [none] La persona prevista
   *[other] { $name }
    } era già in viaggio: deve pagare { $price }, direttamente a { $name ->
    [none] questa persona
   *[other] { $name }
    }. Qualcosa non torna? /human
booking-consent = <b>C’è più da fare del previsto:</b> «{ $why }». Può costare fino a { $amount }? Senza il Suo sì vale il prezzo indicativo.
booking-consent-denied = Ha rifiutato il lavoro in più fino a { $amount }. Vale il prezzo indicativo.
booking-consented = Ha accettato il lavoro in più fino a { $amount }.
consent-needs-press = Non l’ho inoltrato: un prezzo più alto si accetta solo con il pulsante «Sì, fino a { $amount }»; con «No» resta il prezzo indicativo. Era per { $name }?
button-consent-yes = Sì, fino a { $amount }
button-consent-no = No
booking-cancel-sure = <b>Disdire davvero?</b>
booking-cancel-not-now = Finché qualcuno lavora da Lei non si può disdire. Ne parli con chi è da Lei, o con una persona del nostro team.
booking-cancel-fee = <b>Disdire davvero?</b> Qualcuno è già in viaggio: Le costa { $fee }.
button-cancel-yes = Sì, disdire
booking-choose-slot = <b>Quando Le va bene?</b> Scelga, o scriva per esempio «venerdì alle 10»:
booking-choose-slot-or-crowd = <b>Quando Le va bene?</b> Scelga, o scriva per esempio «venerdì alle 10». Potrebbero venire anche altri, al loro prezzo:
booking-only-crowd = <b>Potrebbero venire altri</b>, al loro prezzo:
booking-other-crowd = <b>{ $crowd }: prezzo indicativo { $price }</b>, a seconda dell’orario. Trasferta compresa. <b>Quando Le va bene?</b>
booking-order-crowd = <b>{ $crowd }: prezzo indicativo { $price }</b>, trasferta compresa. Nessun supplemento senza il Suo consenso.
    🕐 Arrivo { $slot }
booking-no-slots = Al momento non troviamo un altro orario. Una persona del nostro team La aiuta volentieri.
button-agree = D’accordo: { $price }
price = { $price }
button-agree-after-all = Alla fine d’accordo: { $price }
button-dispute = Non sono d’accordo
button-replace = Cercare qualcun altro
button-write-helper = ✉️ Scrivere
button-street = 🏠 Cambiare l’indirizzo
ask-new-street = <b>Prenotazione { $job }: quale via e quale numero?</b> Il luogo resta { $area }. (/stop lascia tutto com’è)
ask-which-street = <b>L’indirizzo di quale prenotazione?</b>
street-changed = Cambiato. L’indirizzo della prenotazione { $job } è ora { $street }, { $area }. Chi viene lo vede.
street-elsewhere = Questa prenotazione resta a { $area }: prezzo e arrivo valgono per quel luogo. Per { $place } La aiuta una persona del nostro team con /human, oppure disdica e prenoti di nuovo.
button-reschedule = 📅 Spostare
button-cancel = Disdire
ask-stars = <b>Com’è andata?</b>
button-other-stars = ★ Cambiare
ask-how-many-stars = Grazie! <b>Quante stelle dà?</b> Le Sue parole verranno aggiunte.
review-stars = La Sua valutazione: { $stars }
ask-again = Prenoterebbe di nuovo?
button-yes = Sì
button-no = No
ask-words = Vuole aggiungere due parole? Le scriva semplicemente qui.
button-words = ✏️ Due parole
ask-review-words = Scriva che cosa è andato bene o che cosa si può migliorare:
review-thanks = Grazie per la Sua valutazione!
reason-absent = nessuno sul posto
reason-too_complex = troppo complesso
reason-other = altro motivo
reason-cannot = non posso
reason-unreachable = cliente non raggiungibile
reason-undo = annullato subito
reason-late = troppo in ritardo
reason-customer = dalla clientela
reason-nobody = nessuno trovato
toast-cancelled = Disdetto.
toast-thanks = Grazie!
toast-done = Fatto.
customer-accepted = { $immediate ->
    [yes] <b>{ $name } arriva alle { $arrival-clock }</b> ({ $arrival-day }).
   *[no] <b>{ $name } ha accettato.</b> Arrivo { $slot }.
    }
customer-on-the-way = 🚗 { $name } è in viaggio e sarà da Lei verso le { $arrival-clock } ({ $arrival-day }).
customer-arrival-changed = 🕐 Nuovo orario di arrivo: { $name } sarà da Lei verso le { $arrival-clock } ({ $arrival-day }).
customer-arrived = { $name } è qui.
customer-settled-by-clock = La Sua prenotazione è conclusa: { $price }. Se qualcosa non va, ce lo dica entro { $until }.
customer-released = Chi doveva venire purtroppo non può più. Cerchiamo subito qualcun altro.
customer-released-later = Chi doveva venire purtroppo non può più. All’ora concordata non ce la fa più nessuno; cerchiamo per <b>{ $slot }</b>. Non Le va bene? Qui sotto può spostare l’appuntamento o disdire gratuitamente.
customer-replaced = Cerchiamo qualcun altro per Lei.
customer-replaced-later = Cerchiamo un’altra persona per Lei, ora per <b>{ $slot }</b>. Non Le va bene? Qui sotto può spostare l’appuntamento o disdire gratuitamente.
customer-cancelled-by-admin = Abbiamo dovuto disdire la Sua prenotazione. Motivo: { $reason }. Domande? /human
customer-reminder = { $hours ->
    [1] Ci siamo quasi: { $name } viene { $slot }.
   *[other] Promemoria: { $name } viene { $slot }.
    }
customer-banned = Al momento non può prenotare. Motivo: { $reason }. Se la vede diversamente, ce lo dica: /human
customer-banned-until = Non può prenotare fino a { $until }. Motivo: { $reason }. Se la vede diversamente, ce lo dica: /human
customer-unbanned = Può di nuovo prenotare.
customer-helper-banned = Riguardo alla Sua prenotazione { $job }: { $name } non lavora più con noi. Una persona del nostro team se ne occupa e Le scriverà qui. Ci può raggiungere subito al numero { $phone }.
relayed = <b>Messaggio di { $name }</b> ({ $side ->
    [customer] prenotazione
    *[helper] incarico
    } { $job }):
    { $words }
message-sent = Inoltrato.
message-passed-on = Inoltrato a { $name }.
message-passed-on-masked = Inoltrato a { $name }, senza il numero di telefono o il contatto, che qui restano nascosti.
message-noted = Annotato per la prenotazione { $job }. Chi accetta lo leggerà.
message-note-too-long = Non annotato, è troppo lungo: nella prenotazione { $job } c’è ancora posto per { $most } caratteri.
message-too-late = Non inoltrato: il n. { $job } non è più aperto.
message-no-kind = Questo non si può inoltrare. Parole, foto, messaggi vocali e posizioni sì.
message-withdrawn = Questo messaggio sul n. { $job } non è più destinato a te.
job-photo = 📷 Foto { $number } dell’incarico { $job }
job-voice = 🎤 Messaggio vocale { $number } dell’incarico { $job }
ask-whom = <b>Per chi è?</b> «{ $words }»
button-whom-person = Inoltrare a { $name }
button-whom-note = Annotare per la prenotazione { $job }
button-whom-new = Nuova richiesta
price-too-late = Non serve più un prezzo: l’incarico { $job } non è più aperto per te.
button-reply = Rispondere
ask-message-helper = Che cosa devo inoltrare? Chi aiuta legge il Suo nome; il Suo numero e il Suo account Telegram restano nascosti.
ask-message-customer = Che cosa devo inoltrare? Chi ha prenotato legge il tuo nome; il tuo numero e il tuo account Telegram restano nascosti.

## Per chi aiuta

job-request = <b>Richiesta: incarico { $job }</b>
job-what = 🛠 { $what }
job-when = 📍 { $area }
    🕐 { $immediate ->
    [yes] Subito, arrivo { $slot }
   *[no] Arrivo { $slot }
    }
job-language = 💬 { $language }
job-distance = 📏 { $km } km, circa { $minutes } minuti
job-net = 💰 Per te { $net }; { $fee } se non c’è nessuno (tolta la commissione)
job-mine = <b>Incarico { $job }</b>
job-below = Incarico { $job }: vedi sotto.
job-customer = 👤 { $name }
    🏠 { $street }, { $area }
job-phone = 📞 { $phone }
job-chat-only = 💬 Solo chat, per favore non chiamare.
job-accepted = ✅ Hai accettato. Arrivo: { $arrival }
job-on-the-way = 🚗 In viaggio, arrivo verso le { $arrival-clock } ({ $arrival-day })
job-in-progress = 🔧 Sei sul posto.
job-consent-waits = ⏳ Chiediamo il consenso alla cliente o al cliente: fino a { $amount }?
job-consented = 👍 Consenso dato: fino a { $amount }
job-done = 🏁 Prezzo finale { $price }. Aspettiamo la conferma.
job-not-done = Non fatto.{ $due ->
    [yes] {" "}Importo minimo { $price }, di cui { $net } per te (commissione { $commission }).
   *[no] {" "}Niente da pagare.
    }
job-disputed = Il prezzo è contestato. Il nostro team lo esamina.
job-settled = ✅ Saldato: { $price }, di cui { $net } per te (commissione { $commission }).
job-taken = Incarico { $job } ({ $area }): assegnato.
job-declined = Incarico { $job } ({ $area }): hai rifiutato.
job-cancelled = Incarico { $job } ({ $area }): disdetto.
job-expired = Incarico { $job } ({ $area }): scaduto.
job-given-back = Incarico { $job } ({ $area }): di nuovo da assegnare.
job-with-team = Incarico { $job } ({ $area }): se ne occupa il nostro team.
post-open = 🔔 <b>Incarico { $job }</b>
post-taken = ✅ Assegnato: incarico { $job } ({ $area }){ $name ->
    [none] {""}
   *[other] {" "}a { $name }
    }
ask-set-off = <b>Quando sarai lì?</b> Fatti sentire quando parti:
ask-new-arrival = Prima o più tardi del previsto? Premi il nuovo tempo o scrivi per esempio «20 minuti di ritardo».
job-not-yet = Da { $since } potrai segnalare qui che parti e che sei sul posto.
ask-release = <b>Perché rinunci all’incarico?</b>
ask-not-done = <b>Perché non è stato possibile?</b>
ask-price = <b>Prezzo finale?</b> Scegli o scrivi l’importo (al massimo { $high }):
ask-extra = <b>Fino a quale importo?</b> Scegli o scrivi; prima chiediamo il consenso alla cliente o al cliente:
ask-extra-why = <b>Perché?</b> Una frase per chi ha prenotato, per esempio: «Il cavo è rotto, ne serve uno nuovo.»
ask-final = <b>Prezzo finale { $price }?</b> La cliente o il cliente dovrà poi confermarlo.
ask-which-request = <b>Quale richiesta?</b>
button-final-yes = Sì, { $price }
button-final-other = Un altro importo
button-take-which = Accettare l’incarico { $job } ({ $area })
button-decline-which = Rifiutare l’incarico { $job } ({ $area })
button-release-which = Rinunciare all’incarico { $job } ({ $area })
helper-answer-please = C’è una richiesta che aspetta la tua risposta. Premi «Accettare» o «Rifiutare», oppure scrivi «lo prendo» o «non posso».
helper-hint-coming = 💡 Per questo non ho cambiato nulla dell’incarico. Quando parti premi «🚗», sul posto «Sono qui». Se alla fine non puoi: «Rinunciare».
helper-hint-at-work = 💡 Per questo non ho cambiato nulla dell’incarico. Quando hai finito premi «Finito»; se costa di più, prima «Lavoro in più»; se non si può fare, «Non è stato possibile».
helper-hint-release = 💡 L’incarico è ancora tuo. Scegli un motivo qui sopra, oppure tienilo con «Indietro».
button-accept = Accettare
button-decline = Rifiutare
button-away = 🚗 { $minutes } min
button-arrive = 📍 Sono qui
button-undo = ↩️ Tornare indietro
button-release = Rinunciare
button-write-customer = ✉️ Scrivere
button-done = ✅ Finito
button-extra = Lavoro in più
button-not-done = Non è stato possibile
toast-accepted = L’incarico è tuo. Arrivo { $slot }
toast-declined = Grazie per la risposta.
toast-asked-customer = Chiediamo il consenso alla cliente o al cliente.
toast-agreed-already = Fin lì è già concordato: non serve chiedere.
toast-undone = Annullato, senza conseguenze per te.
toast-released = Rinuncia registrata. Cerchiamo qualcun altro.
helper-approved = 🎉 Ti diamo il benvenuto! Ora fai parte di chi aiuta a { $region }. Entra nella chat degli aiutanti e renditi disponibile con /duty.
button-join-chat = Entrare nella chat
helper-rejected = Purtroppo la tua candidatura non è stata accettata.{ $reason ->
        [none] {""}
       *[other] {" "}Motivo: { $reason }.
    } Domande? /human
helper-suspended = Al momento non ricevi incarichi. Motivo: { $reason }. Domande? /human
helper-suspended-until = Non ricevi incarichi fino a { $until }. Motivo: { $reason }. Domande? /human
helper-banned = Il tuo accesso è bloccato. Motivo: { $reason }. Se la vedi diversamente: /human
helper-banned-until = Il tuo accesso è bloccato fino a { $until }. Motivo: { $reason }. Se la vedi diversamente: /human
helper-lifted = Puoi di nuovo accettare incarichi.{ $reason ->
    [none] {""}
   *[other] {" "}Motivo: { $reason }
    }
application-again = La tua candidatura è di nuovo presso il nostro team. Ti faremo sapere qui.
helper-rated = { $stars ->
    [1] L’incarico { $job } ha ricevuto 1 stella.
   *[other] L’incarico { $job } ha ricevuto { $stars } stelle.
    }
helper-rated-anew = La valutazione dell’incarico { $job } è stata modificata: { $stars } ★.
helper-consent-yes = 👍 Consenso: fino a { $amount }.
helper-consent-no = Nessun consenso per { $amount }. Vale il prezzo indicativo.
helper-disputed = Incarico { $job }: il prezzo è contestato. Il nostro team si farà vivo.
helper-taken-away = L’incarico { $job } non è più tuo. Motivo: { $reason }
helper-street-changed = ⚠️ Incarico { $job }: l’indirizzo è cambiato. Nuovo: 🏠 { $street }, { $area }.
helper-rescheduled = L’incarico { $job } è stato spostato: { $slot }. Lo chiediamo prima a te.
helper-cancelled = L’incarico { $job } ({ $area }) è stato disdetto.
helper-cancelled-by-admin = L’incarico { $job } ({ $area }) è stato disdetto dal nostro team. Motivo: { $reason }
helper-cancelled-fee = L’incarico { $job } ({ $area }) è stato disdetto. Eri già in viaggio: ti spettano { $net } (tolta la commissione).
helper-reminder = { $hours ->
    [1] Ci siamo quasi: incarico { $job } a { $area }, { $slot }.
   *[other] Promemoria: incarico { $job } a { $area }, { $slot }.
    }
helper-late = Incarico { $job }: l’orario d’arrivo è passato. Premi «Sono qui», scrivi alla cliente o al cliente, o rinuncia all’incarico.
helper-still-at-work = Incarico { $job }: sei ancora lì? Quando hai finito, premi «Finito» o «Non è stato possibile».
dispute-settled = { $side ->
    [customer] Prenotazione
    *[helper] Incarico
    } { $job }: abbiamo deciso. Da pagare: { $price }. Motivo: { $reason }
duty-on = 🟢 Sei disponibile. Le richieste dei dintorni arrivano qui.
duty-off = ⏸ Sei in pausa. Finché non torni disponibile, non arrivano richieste.
duty-left-chat = Hai lasciato la chat degli aiutanti di { $region }, quindi sei in pausa. Gli incarichi che hai accettato restano validi. Con /duty sei di nuovo disponibile.
duty-paused-silent = ⏸ Non hai risposto a due richieste; ora sei in pausa.
button-duty-on = 🟢 Disponibile
button-duty-off = ⏸ Pausa
me = <b>Le tue cifre</b>
    { $duty ->
    [yes] 🟢 disponibile
   *[no] ⏸ in pausa
    }
    Richieste: { $asked }, accettate: { $accepted }
    ★ { $stars } ({ $reviews })
    Finiti: { $jobs }
    Guadagnato: { $earned }
    Commissione dovuta: { $due }

## Partecipare

join-name = Che bello, vuoi dare una mano con { $operator }! <b>Come ti chiami?</b> Si vedrà solo il nome, non il cognome. (/stop per uscire)
join-name-again = Non sembra un nome. Come ti chiami?
join-adult = Ciao { $name }. <b>Hai almeno 18 anni?</b>
join-too-young = Da noi si può aiutare dai 18 anni. Torna volentieri più avanti.
join-place = <b>Da dove parti di solito?</b> Codice postale, località o posizione. Siamo a: { $regions }.
join-place-again = Non ho trovato il luogo. Scrivi per esempio «{ $example }».
join-again = Non ho capito; si tratta della tua candidatura (/stop la interrompe).
join-place-changed = Cambiato: parti da { $place }.
join-or-need = Stai compilando la candidatura. <b>Hai bisogno tu di aiuto, o questo ne fa parte?</b>
button-join-stay = Continuare la candidatura
button-join-need = Ho bisogno di aiuto
join-uncovered = Lì non ci siamo ancora. Siamo a: { $regions }. Da dove potresti aiutare?
join-radius = { $place }. <b>Fin dove ti sposti?</b>
join-skills = <b>In che cosa puoi aiutare?</b> Scegli tutto quello che va bene:
join-languages = <b>Quali lingue parli?</b>
join-crowd = <b>In quale gruppo?</b> Ognuno ha i propri prezzi. Il nostro team verifica con te se va bene.
join-choose-one = Scegli almeno una risposta, per favore.
join-form-closed = Modulo compilato.
join-applied = Grazie! La tua candidatura è presso il nostro team. Ti faremo sapere qui.
join-first = Nella chat entrano solo aiutanti già ammessi. Candidati con /join.
join-elsewhere = Questa è la chat degli aiutanti di { $there }. Tu aiuti a { $region }: è lì che ti aspettano.
join-already = Aiuti già. /duty ti rende disponibile, /me mostra le tue cifre.
join-waiting = La tua candidatura è già presso il nostro team. Ti faremo sapere qui.
join-not-begun = Non fai ancora parte di chi aiuta. Con /join puoi candidarti.
join-unfinished = La tua candidatura non è ancora completa: rispondi per favore all’ultima domanda qui sopra. Poi la esamina il nostro team.
join-rejected = La tua candidatura non è stata accettata.{ $reason ->
    [none] {""}
   *[other] {" "}Motivo: { $reason }.
    } Con /join puoi candidarti di nuovo.
button-continue = Avanti ›

## Admin

application = <b>Candidatura: { $name }</b> ({ $id })
    📍 Parte da { $place }, fino a { $radius } km · regione { $region }
    Gruppo: { $crowd }
    Sa fare: { $skills }
    Parla: { $languages }
application-approved = ✅ Accettata da { $by }
application-rejected = ❌ Rifiutata da { $by }
application-suspended = ⏸ Sospesa da { $by }
application-banned = ⛔ Bloccata da { $by }
button-approve = ✅ Accettare
button-reject = ❌ Rifiutare
button-take = 🙋 Ci penso io
button-end = ✅ Fatto
alarm-unaccepted = ⚠️ <b>Nessuno ha ancora accettato</b>
alarm-unfilled = ⚠️ <b>Nessuno trovato</b>
alarm-no-show = ⚠️ <b>Nessuno si è presentato dal cliente</b>
alarm-helper-gone = ⚠️ <b>Ha un incarico e forse non è più raggiungibile</b>: ha bloccato il bot o lasciato la chat degli aiutanti. Per cercare qualcun altro: /reassign { $number } motivo.
alarm-still-at-work = ⚠️ <b>Al lavoro da ore, senza conclusione</b>. Per chiudere: /settle { $number } importo motivo. Per disdire: /cancel { $number } motivo.
alarm-dispute = ⚠️ <b>Prezzo contestato</b>
alarm-human = 🙋 <b>Qualcuno vuole parlare con una persona</b>
alarm-complaint = ⚠️ <b>Reclamo</b>
alarm-emergency = 🚨 <b>Emergenza segnalata</b>; i numeri d’emergenza sono stati dati, niente è stato prenotato.
alarm-too-complex = ⚠️ <b>Troppo complesso sul posto</b>
alarm-at-work = ⛔ <b>Accesso bloccato o sospeso, ma ancora dal cliente</b>. Per chiudere: /settle { $number } importo motivo. Per disdire: /cancel { $number } motivo.
alarm-banned-customer = ⛔ <b>Accesso bloccato, ma con una prenotazione aperta</b>. Va mantenuta? Altrimenti disdirla: /cancel { $number } motivo.
alarm-one-star = ⚠️ <b>Recensione con una stella</b>
alarm-set-aside = { $count ->
    [0] ⚠️ <b>Qualcosa era stato messo da parte</b>
    [one] ⚠️ <b>Qualcosa non è stato elaborato o consegnato</b>
   *[other] ⚠️ <b>{ $count } cose non sono state elaborate o consegnate</b>
    } (python -m bot dead)
alarm-unwell = ⚠️ <b>Il bot è in ritardo.</b>{ $owed ->
    [0] {""}
   *[other] {" "}Un messaggio per qualcuno aspetta da { $owed } min.
    }{ $inbox ->
    [0] {""}
   *[other] {" "}Un messaggio ricevuto aspetta da { $inbox } min.
    }{ $timers ->
    [0] {""}
   *[other] {" "}Un promemoria è in ritardo di { $timers } min.
    }
well-again = ✅ Il bot è di nuovo al passo.
alarm-backup = ⚠️ <b>Non c’è un nuovo backup</b>: { $why }
alarm-undeliverable = ⚠️ <b>Non recapitabile</b>: { $chat } ({ $why })
alarm-no-helper-chat = ⚠️ <b>Il bot è stato tolto dalla chat degli aiutanti di { $region }</b> ({ $chat }). Va aggiunto di nuovo, come admin.
alarm-job = Incarico { $job } · { $category } · { $area } · { $slot } · { $status }
alarm-person = 👤 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-helper = 🧰 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-amount = 💰 Prezzo indicativo { $price }
alarm-amounts = 💰 Prezzo indicativo { $price }, prezzo finale { $final }
alarm-usage = ↩️ Rispondi a questo messaggio per scrivere a { $name }.
desk-silent = 💤 Nessuno scrive più { $hours ->
    [one] da un’ora
    *[other] da { $hours } ore
    }; ora risponde di nuovo il bot. Rispondi a questo messaggio per continuare.
alarm-relayed = 💬 <b>{ $name }</b> ({ $id }):
    { $words }
alarm-again = Già { $count } volte, l’ultima { $last }
alarm-below = ⚠️ Vedi sotto.
alarm-taken = 🙋 Ci pensa { $by }.
alarm-closed = ✅ Risolto.
status-offered = in ricerca
status-accepted = accettato
status-on-the-way = in viaggio
status-in-progress = sul posto
status-done = finito
status-not-done = non fatto
status-disputed = contestato
status-settled = saldato
status-expired = scaduto
status-cancelled = disdetto
standing-applying = si sta candidando
standing-applied = candidatura inoltrata
standing-approved = candidatura ammessa
standing-rejected = candidatura rifiutata
standing-suspended = accesso sospeso
standing-banned = accesso bloccato
answer-asked = richiesta inviata
answer-accepted = sì
answer-declined = no
answer-lapsed = senza risposta
role-customer = cliente
role-helper = aiutante
role-admin = admin
role-clock = automaticamente
admin-done = Fatto.
usage-approve = /approve chi
usage-reject = /reject chi motivo
usage-job = /job n.
usage-cancel = /cancel n. motivo – per esempio: /cancel 12 allerta meteo
usage-reassign = /reassign n. motivo – per esempio: /reassign 12 malattia
usage-settle = /settle n. importo motivo – per esempio: /settle 12 55.50 meno lavoro
usage-helper = /helper chi
usage-suspend = /suspend chi [quanto] motivo – per esempio: /suspend Luca 7d ritardi (12h, 7d, 2w, 3m)
usage-ban = /ban chi [quanto] motivo – per esempio: /ban Luca 2w minacce (12h, 7d, 2w, 3m)
usage-unban = /unban chi motivo – per esempio: /unban Luca un malinteso
admin-usage = Si fa così: { $usage }
admin-help = <b>Comandi</b>
    { $lines }

    /nlu, /applications, /jobs, /helpers [nome], /stats, /audit
    «chi» è l’inizio del nome o il numero tra parentesi. Rispondendo a un avviso si scrive alla persona.
admin-no-applications = Nessuna candidatura in attesa.
admin-no-jobs = Nessun incarico aperto.
admin-no-helpers = Nessun risultato.
misread-line = { $often }× { $words } → { $intent } { $sure } · { $language } · { $why ->
    [lost] non capito
    [unsure] ha chiesto che cosa si intendeva
    [corrected] corretto
   *[human] voleva una persona
    }
admin-nothing-misread = Niente è stato frainteso.
admin-hint-line = 💡 { $hint }: mostrato { $given }×, servito { $helped }×, non servito { $failed }×
admin-nothing-logged = Il registro è ancora vuoto.
admin-lines = { $lines }
audit-line = { $time } · { $name } · { $what } → { $outcome }
audit-take = ha preso l’avviso { $subject }
audit-end = ha chiuso l’avviso { $subject }
audit-answer = ha risposto all’avviso { $subject }
audit-street = ha cambiato l’indirizzo dell’incarico { $subject }
outcome-done = fatto
outcome-NotAllowed = non permesso
outcome-Unknown = non trovato
outcome-Passed = non più possibile
outcome-Already = era già fatto
outcome-Taken = già preso
outcome-BadWords = non capito
outcome-NoReason = senza motivo
outcome-refused = rifiutato
admin-job-line = Incarico { $job } · { $category } · { $area } · { $slot } · { $status }
admin-job-facts = Cliente { $customer }{ $id ->
    [none] {""}
   *[other] {" "}({ $id })
    }, { $price }, { $asked } richieste, giro { $wave }
admin-job-contact = 🏠 { $street } · 📞 { $phone }
admin-job-words = 💬 «{ $words }»
admin-job-extra = Lavoro in più fino a { $amount }{ $answer ->
    [yes] {": accettato"}
    [no] {": rifiutato"}
    *[waits] {": in attesa di risposta"}
    }{ $why ->
    [none] {""}
    *[other] {" "}(«{ $why }»)
    }
admin-job-review = { $stars } · { $again ->
    [yes] prenoterebbe di nuovo
    [no] non prenoterebbe di nuovo
    *[none] –
    }{ $words ->
    [none] {""}
    *[other] {" "}· «{ $words }»
    }
admin-job-final = Prezzo finale { $price }, commissione { $commission }
admin-offer-line = { $time } richiesta a { $name } (giro { $wave }): { $answer }
erased-person = (dati cancellati)
admin-step-line = { $time } { $role }{ $name ->
    [none] {""}
    *[other] {" "}{ $name }
    } → { $status }{ $reason ->
    [none] {""}
    *[other] {" "}({ $reason })
    }
standing-until = { $standing } fino a { $until }
admin-helper-line = { $name } ({ $id }) · { $place } · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
admin-helper = <b>{ $name }</b> ({ $id }) · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
    📍 { $place }, { $radius } km · { $crowd }
    Sa fare: { $skills }
    Parla: { $languages }
    Richieste { $asked }, accettate { $accepted }, finiti { $jobs }, ★ { $stars } ({ $reviews })
    Guadagnato { $earned }, commissione { $due }
    Osservazione: { $reason }
admin-stats = <b>Cifre</b>
    Incarichi { $jobs }: { $open } in ricerca, { $running } in corso, { $closing } da chiudere, { $settled } saldati, { $expired } scaduti, { $cancelled } disdetti
    Accettati dopo 1 min { $within1 }, 10 min { $within10 }, 1 h { $within60 }, 3 h { $within180 }
    Assegnati { $filled } · ★ { $stars } ({ $reviews }) · prenoterebbero di nuovo { $again }
    Disponibili: { $duty } · messi da parte: { $aside }
    { $hints }

## Rifiuti del bot

refusal-not-allowed = Qui non è permesso.
refusal-banned = Al momento non è possibile né prenotare né partecipare. Motivo: { $reason }. Domande? /human
refusal-banned-until = Fino a { $until } non è possibile né prenotare né partecipare. Motivo: { $reason }. Domande? /human
refusal-unknown = Non esiste.
refusal-taken = Già assegnato. Qualcuno è stato più veloce.
refusal-passed = Adesso non è più possibile.
refusal-already = Già fatto.
refusal-busy = Non è possibile: in quell’orario c’è già qualcos’altro.
refusal-running = Prima deve finire ciò che è ancora in corso: n. { $jobs }. Occorre disdire o concludere con /jobs; poi potrò cancellare tutto.
refusal-costs-now = Nel frattempo qualcuno è in viaggio: disdire costa ora { $fee }. Lo confermi di nuovo qui sotto, per favore.
refusal-too-early = È ancora troppo presto. L’appuntamento: { $slot }. Potrai segnalarlo da { $since }.
refusal-too-late = Grazie, ma arriveresti solo alle { $arrival-clock }; l’arrivo è promesso al più tardi alle { $until-clock }.
refusal-off-duty = Sei in pausa. Con /duty torni disponibile.
refusal-slot-gone = Quell’orario purtroppo non è più libero. Ne scelga un altro, per favore.
refusal-price-changed = Nel frattempo il prezzo è cambiato. Lo riguardi qui sotto, per favore, prima di prenotare.
refusal-incomplete = Manca ancora qualcosa: risponda prima alla domanda aperta.
refusal-above-quote = Supera il massimo concordato ({ $ceiling }). Prima chiedi il consenso con «Lavoro in più».
refusal-above-agreed = L’accordo prevede al massimo { $ceiling }; non si può stabilire di più.
refusal-bad-amount = Importo non valido. Scrivi per esempio: 60 oppure 55.50
refusal-bad-words = Non capisco: «{ $word }».
refusal-banned-already = Accesso già bloccato, ed è di più. Prima /unban, poi sospendere.
refusal-several = «{ $word }» corrisponde a più persone: { $who }. Usa il numero tra parentesi.
refusal-no-reason = Manca il motivo. Scrivilo alla fine: la persona interessata lo leggerà.

## Comandi, come li mostra Telegram

command-jobs = Prenotazioni e incarichi
command-stop = Annullare
command-help = Aiuto
command-human = Parlare con una persona
command-language = Scegliere la lingua
command-join = Diventare aiutante
command-mydata = I miei dati in un file
command-forgetme = Cancellare i miei dati
admin-command-jobs = Incarichi aperti
admin-command-job = Un incarico e la sua storia
admin-command-applications = Candidature in attesa
admin-command-helpers = Cercare aiutanti
admin-command-helper = Scheda di un aiutante
admin-command-cancel = Disdire un incarico: n. e motivo
admin-command-suspend = Sospendere: chi, quanto tempo, motivo
admin-command-ban = Bloccare: chi, quanto tempo, motivo
admin-command-unban = Riammettere: chi, motivo
admin-command-stats = Cifre
admin-command-audit = Registro
admin-command-nlu = Ciò che non è stato capito
