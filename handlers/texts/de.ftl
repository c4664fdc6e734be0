# German, Swiss spelling. Sie to customers, Du to helpers. HTML tags are Telegram's; facts are escaped by the speaker.

## Anfang

welcome = Guten Tag, { $name }. Ich bin der Bot von <b>{ $operator }</b> und vermittle Hilfe aus Ihrer Nähe.

    Schreiben Sie einfach, was nicht geht oder was zu tun ist, zum Beispiel: «WLAN geht nicht, { $example }, möglichst bald».

    /help zeigt, was ich kann. Sie möchten selber helfen? /join
welcome-helper = Hallo { $name }. Ich bin der Bot von <b>{ $operator }</b>. Anfragen aus Deiner Nähe kommen hierher, solange Du verfügbar bist: /duty

    /jobs zeigt Deine Aufträge, /help alles, was ich kann. Brauchst Du selber Hilfe, schreib einfach, was los ist.
greeting = Guten Tag, { $name }. Was können wir für Sie tun? Schreiben Sie es in Ihren Worten.
you-are-welcome = Gern geschehen.
help = <b>So geht es</b>
    Schreiben Sie in Ihren Worten, was los ist, wo und wann. Ich nenne einen Richtpreis und suche jemanden in Ihrer Nähe. Alles lässt sich jederzeit korrigieren: «nein, morgen», «nicht der Drucker, der Router».

    /jobs – Ihre Buchungen
    /stop – abbrechen
    /language – Sprache wählen
    /human – mit einem Menschen sprechen
    /join – selber Helferin oder Helfer werden
    /privacy, /mydata, /forgetme, /terms, /impressum

    { $operator }, Telefon { $phone }. Ich bin ein Bot. Orte: GeoNames, CC BY 4.0.
help-helper = <b>Für Dich als Helferin oder Helfer</b>
    /duty – verfügbar sein oder Pause machen
    /jobs – Deine Aufträge und Buchungen
    /me – Deine Zahlen
    /stop – abbrechen
    /language – Sprache wählen
    /human – mit einem Menschen sprechen
    /privacy, /mydata, /forgetme, /terms, /impressum

    Brauchst Du selber Hilfe, schreib einfach in Deinen Worten, was los ist, wo und wann.

    { $operator }, Telefon { $phone }. Ich bin ein Bot. Orte: GeoNames, CC BY 4.0.
ask-language = In welcher Sprache soll ich schreiben?
language-name = Deutsch
language-chosen = Ich schreibe jetzt Deutsch.
language-de = Deutsch
language-en = Englisch
language-fr = Französisch
language-it = Italienisch
operator-page = <b>{ $operator }</b>
    { $body }

    { $email }, { $phone }
my-data = <b>Das ist alles, was hier über Sie gespeichert ist</b>, als Datei (JSON). Was andern gehört, steht nicht darin. Löschen können Sie es mit /forgetme.
forget-me = <b>Soll ich alles über Sie löschen?</b>
    Gelöscht werden Ihr Name, Ihre Telegram-Nummer, Adressen, Telefonnummern, Texte, Fotos und, wenn Sie helfen, Ihr Profil. Das lässt sich nicht rückgängig machen.

    Für die Buchhaltung von { $operator } bleiben ohne Ihren Namen: Datum, Art der Arbeit, Beträge, Provision und Sterne Ihrer Buchungen und Einsätze. Sicherungskopien werden nach einigen Tagen überschrieben. Was Sie andern durch mich geschrieben haben, steht weiterhin in deren Chat; Ihren eigenen Chat können Sie selber löschen.

    Fragen? { $email }
button-forget-me = 🗑 Ja, alles löschen
button-keep-me = Nein, behalten
kept-me = Gut, es bleibt alles, wie es ist.
forgotten = 🗑 Erledigt: { $operator } weiss nichts mehr von Ihnen. Wenn Sie wieder schreiben, lernen wir uns neu kennen.
forgotten-but-ban = 🗑 Erledigt: { $operator } hat alles über Sie gelöscht, ausser Ihrer Telegram-Nummer und dem Ende Ihrer Sperre. Wenn Sie das anders sehen: /human
card-erased = 🗑 Auf Wunsch gelöscht.
human-way = Ein Mensch von { $operator } ist informiert und meldet sich hier. Sofort erreichbar: { $phone } oder { $email }.
human-taken = 🙋 <b>{ $name } kümmert sich darum.</b> Nachrichten hier gehen jetzt an { $name }. Mit /stop antworte wieder ich, der Bot.
human-says = <b>{ $name }</b> (unser Team):
    { $words }
human-over = Das Gespräch mit unserem Team ist abgeschlossen. Jetzt antworte wieder ich, der Bot.
human-silent = Hier hat länger niemand mehr geschrieben; jetzt antworte wieder ich, der Bot. Mit /human kommt wieder ein Mensch dazu.
stopped = Abgebrochen. Einfach wieder schreiben, wenn etwas ist.
stopped-need = Abgebrochen. Doch nicht? Mit «weiter» geht es in den nächsten zehn Minuten dort weiter, wo wir waren.
not-understood-question = Das habe ich nicht verstanden. Offen ist noch die Frage hier unten:
small-talk = Alles klar. 🙂 Wenn Sie etwas brauchen, schreiben Sie einfach.
answer-how-long-coming = Ankunft { $arrival }. Die Arbeit dauert danach meist höchstens { $minutes } Minuten.
answer-how-long-there = Vorgesehen sind höchstens { $minutes } Minuten, gerechnet ab { $arrival }. Genauer weiss es, wer bei Ihnen ist.
nothing-to-stop = Es läuft gerade nichts, was ich abbrechen könnte.
no-jobs = Sie haben zurzeit keine Buchung offen. Schreiben Sie einfach, wobei Sie Hilfe brauchen.
no-jobs-helper = Zurzeit hast Du weder einen Auftrag noch eine Buchung. Mit /duty bist Du verfügbar oder machst Pause.
price-info = Der Preis hängt davon ab, was zu tun ist. Beschreiben Sie es kurz, mit Ort: Ich nenne Ihnen sofort einen Richtpreis, Anfahrt inbegriffen, bevor Sie etwas buchen. Sie zahlen der Helferin oder dem Helfer direkt.
price-unserved = Für { $place } kann ich keinen Preis nennen: Dort haben wir noch niemanden. Für einen Ort, an dem wir helfen, nenne ich ihn sofort.
home-kept = 🏠 Notiert: Ihr Zuhause ist { $place }. Schreiben Sie künftig einfach «zuhause». Mit «vergiss mein Zuhause» lösche ich es wieder.
home-forgotten = Ihr Zuhause ist gelöscht.
home-unknown = Von Ihnen ist kein Zuhause gespeichert.
home-which = Welcher Ort ist es: { $places }? Schreiben Sie Ihr Zuhause bitte noch einmal, mit der Postleitzahl.
answer-price = Voraussichtlich <b>{ $price }</b>, Anfahrt inbegriffen. Mehr wird es nur, wenn Sie vorher zustimmen; ist weniger zu tun, kostet es weniger. Sie zahlen der Helferin oder dem Helfer direkt.
answer-price-open = Voraussichtlich <b>{ $price }</b>, so bald wie möglich <b>{ $now }</b>, Anfahrt inbegriffen. Sie zahlen der Helferin oder dem Helfer direkt.
answer-helping = Schön, dass Sie helfen möchten! Mit /join bewerben Sie sich als Helferin oder Helfer.
answer-payment = Sie zahlen der Helferin oder dem Helfer direkt, wenn die Arbeit getan ist und Sie mit dem Preis einverstanden sind. Wie, machen Sie vor Ort miteinander aus: bar geht immer, anderes fragen Sie am besten vorher mit «Schreiben».
answer-insurance = Ob und wie ein Schaden gedeckt ist, steht in den Bedingungen von { $operator }: /terms. Genaueres sagt Ihnen unser Team: { $phone } oder /human.
answer-bot = Ich bin ein Bot, das Programm von { $operator }. Wer zu Ihnen kommt, ist ein Mensch, und mit /human schreibt Ihnen einer aus unserem Team.
answer-data = Wer angefragt wird, sieht nur, worum es geht, Postleitzahl und Ort. Strasse und Telefonnummer sieht nur, wer zugesagt hat, und bei Bedarf unser Team. Mehr dazu: /privacy
answer-parts = Werkzeug haben die Helferinnen und Helfer dabei, Ersatzteile nur auf Wunsch. Ich gebe Ihre Frage weiter; nach der Zusage können Sie mit «Schreiben» direkt fragen.
answer-home = Ja, jemand sollte da sein und die Tür öffnen; Sie selbst müssen es nicht sein. Ist niemand da, kostet es den Mindestbetrag.
answer-fails = Geht es vor Ort nicht, kostet es Sie nichts. Nur wenn niemand zuhause ist, wird der Mindestbetrag fällig.
answer-who = Helferinnen und Helfer aus Ihrer Nähe, von { $operator } einzeln zugelassen. Sobald jemand zusagt, sehen Sie Vorname, Bewertungen und Ankunftszeit.
complaint-heard = Das tut mir leid. Ich habe es an einen Menschen weitergegeben, der sich bei Ihnen meldet. Telefon: { $phone }.
only-these-languages = Ich schreibe Deutsch, Englisch, Französisch und Italienisch. In einer dieser Sprachen, oder mit /human, helfen wir Ihnen gern.
out-of-scope = Dabei kann ich Ihnen leider nicht helfen. Ich vermittle Hilfe bei Internet, Computer, TV, Handy, Möbeln, Haus und Garten. Brauchen Sie dabei Hilfe? Schreiben Sie mir einfach.
duration-minutes = Meist dauert es höchstens { $minutes } Minuten. Die Helferin oder der Helfer sagt es Ihnen vor dem Beginn genauer.
duration-info = Wie lange es dauert, hängt von der Aufgabe ab; der Richtpreis rechnet mit dem üblichen Aufwand. Die Helferin oder der Helfer sagt es Ihnen vor dem Beginn.
limit-child = Hol bitte einen Erwachsenen, der mir schreibt: Eine Buchung darf nur jemand machen, der erwachsen ist. Ist etwas Schlimmes passiert, ruf sofort 112 an.
limit-forbidden = Dabei helfe ich nicht, und ich frage auch niemanden an. Für alles rund um Technik, Möbel, Haus und Garten bin ich gern da.
limit-licensed = Arbeiten an Gas und an festen Stromleitungen darf nur ein zugelassener Fachbetrieb ausführen; das vermittle ich nicht. Bitte wenden Sie sich an einen solchen Betrieb. Riecht es nach Gas: Fenster öffnen, hinausgehen, 112 anrufen.
not-understood = Das habe ich nicht verstanden. Geht es mit anderen Worten? Am besten: was nicht geht, an welchem Gerät, wo.
not-understood-twice = Leider verstehe ich noch nicht, worum es geht. Mit /human meldet sich ein Mensch, oder { $operator } anrufen: { $phone }.
second-problem = Ich habe noch etwas Zweites gehört: «{ $words }». Kümmern wir uns zuerst um das Erste; das andere schreiben Sie mir bitte gleich nach dieser Buchung.
emergency-ch = <b>⚠️ Bei Gefahr rufen Sie sofort an: 144 Sanität, 118 Feuerwehr, 117 Polizei.</b>
    Bei Gasgeruch: Fenster auf, kein Licht, kein Feuer, hinausgehen, dann 118. Bei Strom: nicht berühren, Sicherung aus. Ich buche hier nichts; unser Team ist informiert.
emergency-de = <b>⚠️ Bei Gefahr rufen Sie sofort an: 112 Feuerwehr und Rettungsdienst, 110 Polizei.</b>
    Bei Gasgeruch: Fenster auf, kein Licht, kein Feuer, hinausgehen, dann 112. Bei Strom: nicht berühren, Sicherung aus. Ich buche hier nichts; unser Team ist informiert.
emergency-eu = <b>⚠️ Bei Gefahr rufen Sie sofort an: 112.</b>
    Bei Gasgeruch: Fenster auf, kein Licht, kein Feuer, hinausgehen, dann 112. Bei Strom: nicht berühren, Sicherung aus. Ich buche hier nichts; unser Team ist informiert.
voice-kept = Sprachnachrichten kann ich als Bot leider nicht hören; ich gebe sie mit, und wer kommt, hört sie. Bitte ein paar Worte dazu schreiben, oder anrufen: { $phone }.
cannot-listen = Sprachnachrichten kann ich als Bot leider nicht hören. Bitte ein paar Worte schreiben, oder anrufen: { $phone }.
cannot-hear-edits = Geänderte Nachrichten lese ich kein zweites Mal. Bitte die Änderung als neue Nachricht schreiben.
cannot-read-that = Damit kann ich leider nichts anfangen. Bitte ein paar Worte schreiben, ein Foto oder den Standort schicken.
button-of-yesterday = Dieser Knopf gilt nicht mehr. Den aktuellen Stand zeigt /jobs.
apology = Entschuldigung, bei der letzten Nachricht ist bei uns etwas schiefgegangen. Unser Team ist informiert. Bitte nochmals versuchen.
calmer-please = Das ging mir zu schnell, ich komme nicht mehr nach. Bitte eine Minute warten und dann noch einmal schreiben. Bei Gefahr sofort 112 anrufen; /human geht auch jetzt.
words-quoted = <blockquote>{ $words }</blockquote>

## Anliegen

need-title = <b>Ihr Anliegen</b>
need-what = 🛠 { $what }
need-devices = 📦 { $devices }
need-place = 📍 { $place }
need-when = 🕐 { $when }
need-slot = 🕐 Ankunft { $slot }
need-street = 🏠 { $street }
need-phone = 📞 { $phone }{ $calls ->
    [yes] {""}
   *[no] {" "}(nur Chat)
    }
need-voices = 🎤 { $count ->
    [one] { $count } Sprachnachricht
   *[other] { $count } Sprachnachrichten
    }
need-photos = 📷 { $count ->
    [one] { $count } Foto
   *[other] { $count } Fotos
    }
hint = 💡 <b>Das hilft oft schon:</b> { $advice }
hint-no-internet = Router 30 Sekunden vom Strom trennen, wieder einstecken, drei Minuten warten.
hint-slow-wifi = Router neu starten und frei aufstellen, nicht in einem Schrank; einmal gleich daneben ausprobieren.
hint-no-picture = Mit der Taste «Source» oder «Input» den richtigen HDMI-Eingang wählen und das Kabel auf beiden Seiten neu einstecken.
hint-tv-silent = Stummschaltung ausschalten, lauter stellen und in den Einstellungen als Tonausgabe die TV-Lautsprecher wählen.
hint-remote = Neue Batterien einlegen und die Fernbedienung nochmals mit dem Gerät koppeln.
hint-printer-offline = Drucker und Router aus- und wieder einschalten, alte Druckaufträge löschen; beide Geräte müssen im selben WLAN sein.
hint-paper-jam = Drucker ausschalten, alle Klappen öffnen und das Papier langsam in Laufrichtung herausziehen; danach weniger Blätter einlegen.
hint-stripes = Am Drucker die Druckkopfreinigung starten und den Stand von Tinte oder Toner prüfen.
hint-no-signal = Den Flugmodus eine halbe Minute einschalten, dann das Gerät neu starten; die SIM-Karte herausnehmen und wieder einlegen.
hint-not-charging = Ein anderes Kabel und Netzteil ausprobieren und Fusseln vorsichtig aus der Ladebuchse entfernen.
hint-name-no-internet = Router neu starten
hint-name-no-picture = HDMI-Eingang wählen
hint-name-no-signal = Flugmodus und SIM-Karte
hint-name-not-charging = Anderes Ladekabel
hint-name-paper-jam = Papierstau lösen
hint-name-printer-offline = Drucker ans WLAN
hint-name-remote = Neue Batterien in die Fernbedienung
hint-name-slow-wifi = Router frei aufstellen
hint-name-stripes = Druckkopf reinigen
hint-name-tv-silent = Ton am TV
button-hint-yes = Hat geholfen
button-hint-no = Hat nicht geholfen
hint-helped = Das freut mich! Es kommt niemand vorbei, und es kostet nichts. Wenn es wieder auftritt, schreiben Sie mir einfach.
solved-booking = Schön, dass es wieder geht. Soll ich die Buchung absagen?
need-price = <b>Voraussichtlich { $price }</b> ({ $crowd })
need-price-lines = <blockquote expandable>Darin enthalten:
    { $lines }</blockquote>
need-price-reasons = Darin: { $lines }.
need-price-note = Anfahrt inbegriffen. Sie zahlen der Helferin oder dem Helfer direkt. Mehr nur mit Ihrer Zustimmung.
need-booked = ✅ Gebucht. Ihre Buchung steht unten.
need-dropped = Anliegen verworfen.
line-base = · Grundpreis { $price }
line-duration = · Arbeit { $minutes } Minuten: { $price }
line-devices = · { $count ->
        [one] ein weiteres Gerät
       *[other] { $count } weitere Geräte
    }: { $price }
line-travel = · Anfahrt { $price }
line-on-demand = · Zuschlag für sofort: { $price }
line-evening = · Abendzuschlag { $percent }: { $price }
line-weekend = · Wochenendzuschlag { $percent }: { $price }
line-sunday = · Sonntagszuschlag { $percent }: { $price }
line-holiday = · Feiertagszuschlag { $percent }: { $price }
line-time-open = · je nach Zeit: { $price }
line-rounding = · gerundet
wish-now = so bald wie möglich
wish-from = ab { $time }
wish-until = bis { $time }
wish-by-hour = bis { $time }
wish-open = Zeit offen
wish-or = { $first } oder { $other }
wish-but = { $when }, nicht { $but }
wish-every = { $when } ({ $unit ->
    [day] täglich
    [month] monatlich
    [year] jährlich
   *[week] { $count ->
        [one] jede Woche
       *[other] alle { $count } Wochen
    }
    } gewünscht)
clock-summer = { $time } Sommerzeit
clock-winter = { $time } Winterzeit
ask-what = <b>Worum geht es?</b> Schreiben Sie es, oder wählen Sie:
ask-what-else = Das habe ich noch nicht ganz verstanden. <b>Worum geht es?</b> Wählen Sie, oder sagen Sie es anders:
ask-place = <b>Wo brauchen Sie Hilfe?</b> Schreiben Sie Postleitzahl oder Ort, oder schicken Sie Ihren Standort. Wir helfen in: { $regions }.
place-uncovered = Dort haben wir leider noch niemanden. Wir helfen in: { $regions }. Falls es doch an einem dieser Orte ist, schreiben Sie mir, an welchem.
ask-when = <b>Wann soll jemand kommen?</b> Wählen Sie, oder schreiben Sie zum Beispiel «übermorgen nach 17 Uhr»:
ask-reading = <b>Wie ist es gemeint?</b>
ask-which-place = <b>Welcher Ort ist gemeint?</b> Zu denen mit ✓ kommen wir.
ask-which-place-none = <b>Welcher Ort ist gemeint?</b>
served-yes = Ja, auch dorthin kommen wir: { $place }.
served-not-yet = Hierhin kommen wir noch nicht: { $place }. Zurzeit helfen wir in: { $regions }.
button-none-of-these = Nichts davon
button-when-now = So bald wie möglich
button-when-today = Heute
button-when-tomorrow = Morgen
button-when-week = Diese Woche
ask-arrival = { $helpers ->
    [one] Eine Helferin oder ein Helfer ist in Ihrer Nähe verfügbar.
   *[other] { $helpers } Helferinnen und Helfer sind in Ihrer Nähe verfügbar.
    } <b>Wann soll jemand bei Ihnen sein?</b> Die Ankunftszeit ist eine Schätzung; verbindlich wird sie, sobald jemand zusagt.
button-arrival = Ankunft { $start }–{ $end }
button-later = Lieber später
ask-slot = <b>Welcher Termin passt?</b>
say-which-time = Gern. Welche Zeit? Schreiben Sie die Uhrzeit oder die Nummer, oder drücken Sie den Knopf.
ask-slot-other = Zu dieser Zeit kann leider niemand. <b>Passt einer dieser Termine?</b>
nobody-now = Im Moment ist in Ihrer Nähe niemand verfügbar, der rechtzeitig da wäre. <b>Die nächsten Termine:</b>
nobody-at-all = Dafür finden wir zurzeit niemanden in Ihrer Nähe. Ein Mensch von uns hilft gern weiter.
ask-day = <b>Welcher Tag?</b>
ask-slot-of-day = <b>{ $day }: Welche Zeit?</b>
button-calendar = 📅 Anderer Tag
button-back = ‹ Zurück
button-human = Mit einem Menschen sprechen
button-crowd = Lieber { $crowd }: { $price }
ask-contact = <b>Strasse, Hausnummer und Telefonnummer?</b> Zum Beispiel: «{ $country ->
    [DE] Hauptstrasse 12, 0171 392 00 12
    [AT] Hauptstrasse 12, 0664 123 45 67
   *[other] Bahnhofstrasse 12, 079 555 12 34
    }». Nur wer zusagt, sieht sie.
ask-contact-letter = 📱 Ihre Telefonnummer können Sie auch mit dem Knopf unten schicken.
ask-street = <b>Strasse und Hausnummer?</b>
ask-phone = <b>Ihre Telefonnummer?</b> Oder wählen Sie «Nur Chat».
phone-again = Diese Telefonnummer konnte ich nicht lesen. Schreiben Sie sie bitte in Ziffern, zum Beispiel «{ $country ->
    [DE] 0171 392 00 12
    [AT] 0664 123 45 67
   *[other] 079 555 12 34
    }», oder wählen Sie «Nur Chat».
no-earlier-time = Einen früheren Termin gibt es leider nicht. Diese sind frei:
say-another-time = Wann passt es Ihnen? Schreiben Sie es zum Beispiel so: «Freitag nach 17 Uhr».
why-phone = Die Nummer sieht nur, wer zu Ihnen kommt, für den Fall, dass man Sie nicht findet. Ohne geht es auch: Schreiben Sie «nur Chat».
nothing-booked-yet = Kein Problem, lassen Sie sich Zeit. Gebucht ist noch nichts.
note-passed-on = Danke, das gebe ich weiter.
button-share-phone = 📱 Meine Nummer teilen
contact-kept = Danke, notiert.
button-calls-allowed = 📞 Anrufe erlaubt
button-chat-only = 💬 Nur Chat
ask-order = <b>Stimmt alles?</b> Kostenlos absagen können Sie, bis jemand unterwegs ist.
button-order = Verbindlich buchen
button-order-de = Zahlungspflichtig buchen
ask-which-question = Welche meinen Sie?
press-to-be-sure = Meinen Sie das noch? Dann drücken Sie bitte den Knopf.
order-needs-button = Zum Buchen drücken Sie bitte den Knopf «{ $button }» unten; das Gesetz verlangt ihn.
button-change = ✏️ Ändern
button-change-what = Was
button-change-place = Wo
button-change-when = Wann
button-drop = Abbrechen
when-past = Dieser Zeitpunkt ist schon vorbei. Wann passt es Ihnen?
when-unclear = Die Zeit habe ich nicht eindeutig verstanden. Können Sie Tag und Uhrzeit nennen?
when-every = Ich buche immer nur einen Termin auf einmal: zuerst diesen. Für den nächsten schreiben Sie mir danach einfach wieder.
when-night = Nachts kommt niemand; Besuche gibt es von { $opens } bis { $closes } Uhr. Was wäre Ihnen recht?

category-tv = TV
category-computer = Computer
category-network = Internet & WLAN
category-mobile = Handy & Tablet
category-audio = Audio
category-smart_home = Smart Home
category-printer = Drucker
category-furniture = Möbel
category-home_garden = Haus & Garten
category-moving = Transport & Umzug
category-cleaning = Reinigung
category-office = Büro & Formulare
category-other = Etwas anderes
kind-installation = Einrichten
kind-troubleshooting = Störung beheben
kind-training = Erklären
kind-repair = Reparieren
kind-other = Anderes

## Buchung

booking-title = <b>Buchung { $job }</b> · { $category }
booking-below = Buchung { $job }: siehe unten.
booking-facts = 📍 { $area }
    🕐 Ankunft { $slot }
    💰 Voraussichtlich { $price }
booking-searching = { $asked ->
    [0] 🔎 Wir suchen jemanden in Ihrer Nähe…
    [one] 🔎 Wir fragen gerade eine Person in Ihrer Nähe…
   *[other] 🔎 Wir fragen gerade { $asked } Personen in Ihrer Nähe…
    }{ $wave ->
    [0] {""}
    [1] {" "}Die Nächsten zuerst, danach weitere.
   *[other] {" "}Wir fragen weitere.
    }
booking-helper = <b>{ $name }</b> · { $reviews ->
    [0] neu dabei
    [one] ★ { $stars } (eine Bewertung)
   *[other] ★ { $stars } ({ $reviews } Bewertungen)
    }{ $jobs ->
    [0] {""}
    [one] {" "}· ein Einsatz
   *[other] {" "}· { $jobs } Einsätze
    }{ $km ->
    [none] {""}
   *[other] {" "}· { $km } km von Ihnen
    }
booking-accepted = ✅ { $name } kommt: { $arrival }
booking-on-the-way = 🚗 { $name } ist unterwegs, Ankunft etwa um { $arrival-clock } Uhr ({ $arrival-day })
booking-in-progress = 🔧 { $name } ist bei Ihnen.
booking-late = ⏰ { $name } ist spät dran. Sie können warten, jemand anderen suchen lassen oder kostenlos absagen.
booking-done = 🏁 { $name } ist fertig. <b>Schlusspreis: { $price }</b>. Einverstanden? Sie zahlen direkt.
booking-not-done = { $name } konnte es nicht erledigen ({ $reason }). Zu zahlen: { $price }. Einverstanden?
booking-settled = ✅ Abgeschlossen: { $price }. Danke!
booking-receipt = 🧾 Schlusspreis { $price } ({ $what }), { $name ->
    [none] der Helferin oder dem Helfer
   *[other] { $name }
    } direkt zu zahlen, bar oder wie Sie es vereinbart haben.
booking-receipt-fee = 🧾 Mindestbetrag { $price } für die Anfahrt ({ $reason }), { $name ->
    [none] der Helferin oder dem Helfer
   *[other] { $name }
    } direkt zu zahlen, bar oder wie Sie es vereinbart haben.
booking-receipt-free = 🧾 Nichts zu zahlen.
booking-receipt-customer = Von Ihnen bestätigt.
booking-receipt-admin = Von unserem Team festgelegt.
booking-receipt-clock = Ohne Einwand abgeschlossen.
past-jobs = <b>Abgeschlossen</b>
    { $lines }
past-job-line = Buchung { $job } · { $category } · { $day } · { $cancelled ->
    [yes] abgesagt, { $price }
   *[no] { $price }
    }{ $name ->
    [none] {""}
   *[other] {" "}an { $name }
    }
booking-disputed = Sie sind mit dem Preis nicht einverstanden. Ein Mensch von uns sieht es sich an und meldet sich bei Ihnen.
ask-dispute-why = <b>Was stimmt nicht?</b> Schreiben Sie es in Ihren Worten; unser Team liest es. (/stop, wenn Sie nichts dazu sagen möchten)
dispute-noted = Danke, das habe ich weitergegeben. Ein Mensch von uns meldet sich.
booking-expired = Leider hat niemand zugesagt.
booking-cancelled = Abgesagt.
booking-forgotten = Für diese Buchung hat sich niemand gefunden; sie ist beendet. Schreiben Sie einfach, wenn Sie noch jemanden brauchen.
booking-cancelled-fee = Abgesagt. { $name ->
    [none] Die Helferin oder der Helfer
   *[other] { $name }
    } war schon unterwegs: Zu zahlen sind { $price }, direkt an { $name ->
    [none] die Helferin oder den Helfer
   *[other] { $name }
    }. Stimmt das nicht? /human
booking-consent = <b>Es gibt mehr zu tun als gedacht:</b> «{ $why }». Darf es bis { $amount } kosten? Ohne Ihr Ja bleibt es beim Richtpreis.
booking-consent-denied = Den Mehraufwand bis { $amount } haben Sie abgelehnt. Es bleibt beim Richtpreis.
booking-consented = Dem Mehraufwand bis { $amount } haben Sie zugestimmt.
consent-needs-press = Das habe ich nicht weitergeleitet: Einem höheren Preis stimmen Sie nur mit dem Knopf «Ja, bis { $amount }» zu, mit «Nein» bleibt es beim Richtpreis. War es für { $name } gemeint?
button-consent-yes = Ja, bis { $amount }
button-consent-no = Nein
booking-cancel-sure = <b>Wirklich absagen?</b>
booking-cancel-not-now = Solange jemand bei Ihnen arbeitet, lässt sich nicht absagen. Sprechen Sie miteinander, oder mit einem Menschen von uns.
booking-cancel-fee = <b>Wirklich absagen?</b> Die Helferin oder der Helfer ist schon unterwegs: Es kostet Sie { $fee }.
button-cancel-yes = Ja, absagen
booking-choose-slot = <b>Wann passt es Ihnen?</b> Wählen Sie, oder schreiben Sie zum Beispiel «Freitag um 10»:
booking-choose-slot-or-crowd = <b>Wann passt es Ihnen?</b> Wählen Sie, oder schreiben Sie zum Beispiel «Freitag um 10». Auch andere könnten kommen, zu ihrem Preis:
booking-only-crowd = <b>Andere könnten kommen</b>, zu ihrem Preis:
booking-other-crowd = <b>{ $crowd }: voraussichtlich { $price }</b>, je nach Zeit. Anfahrt inbegriffen. <b>Wann passt es Ihnen?</b>
booking-order-crowd = <b>{ $crowd }: voraussichtlich { $price }</b>, Anfahrt inbegriffen. Mehr nur mit Ihrer Zustimmung.
    🕐 Ankunft { $slot }
booking-no-slots = Zurzeit finden wir keinen anderen Termin. Ein Mensch von uns hilft gern weiter.
button-agree = Einverstanden: { $price }
price = { $price }
button-agree-after-all = Doch einverstanden: { $price }
button-dispute = Nicht einverstanden
button-replace = Jemand anderen suchen
button-write-helper = ✉️ Schreiben
button-street = 🏠 Adresse ändern
ask-new-street = <b>Buchung { $job }: Welche Strasse und Hausnummer?</b> Der Ort bleibt { $area }. (/stop lässt alles, wie es ist)
ask-which-street = <b>Die Adresse welcher Buchung?</b>
street-changed = Geändert. Die Adresse von Buchung { $job } ist jetzt { $street }, { $area }. Wer kommt, sieht sie.
street-elsewhere = Diese Buchung bleibt in { $area }: Preis und Ankunft gelten für dort. Für { $place } hilft Ihnen ein Mensch von uns, mit /human, oder Sie sagen ab und buchen neu.
button-reschedule = 📅 Verschieben
button-cancel = Absagen
ask-stars = <b>Wie war es?</b>
button-other-stars = ★ Ändern
ask-how-many-stars = Danke! <b>Wie viele Sterne geben Sie?</b> Ihre Worte kommen dazu.
review-stars = Ihre Bewertung: { $stars }
ask-again = Würden Sie wieder buchen?
button-yes = Ja
button-no = Nein
ask-words = Möchten Sie noch etwas dazu schreiben? Schreiben Sie es einfach hier.
button-words = ✏️ Ein paar Worte
ask-review-words = Schreiben Sie, was gut war oder besser sein könnte:
review-thanks = Danke für Ihre Bewertung!
reason-absent = niemand da
reason-too_complex = zu komplex
reason-other = anderer Grund
reason-cannot = ich kann nicht
reason-unreachable = Kundschaft nicht erreichbar
reason-undo = gleich rückgängig gemacht
reason-late = zu spät
reason-customer = von der Kundschaft
reason-nobody = niemand gefunden
toast-cancelled = Abgesagt.
toast-thanks = Danke!
toast-done = Erledigt.
customer-accepted = { $immediate ->
    [yes] <b>{ $name } kommt um { $arrival-clock } Uhr</b> ({ $arrival-day }).
   *[no] <b>{ $name } hat zugesagt.</b> Ankunft { $slot }.
    }
customer-on-the-way = 🚗 { $name } ist unterwegs und etwa um { $arrival-clock } Uhr bei Ihnen ({ $arrival-day }).
customer-arrival-changed = 🕐 Neue Ankunftszeit: { $name } ist etwa um { $arrival-clock } Uhr bei Ihnen ({ $arrival-day }).
customer-arrived = { $name } ist da.
customer-settled-by-clock = Ihre Buchung ist abgeschlossen: { $price }. Wenn etwas nicht stimmt, sagen Sie es uns bitte bis { $until }.
customer-released = Die Helferin oder der Helfer kann leider doch nicht kommen. Wir suchen sofort jemand anderen.
customer-released-later = Die Helferin oder der Helfer kann leider doch nicht kommen. Zur vereinbarten Zeit kann niemand mehr da sein; wir suchen für <b>{ $slot }</b>. Passt das nicht? Unten können Sie verschieben oder kostenlos absagen.
customer-replaced = Wir suchen jemand anderen für Sie.
customer-replaced-later = Wir suchen jemand anderen für Sie, neu für <b>{ $slot }</b>. Passt das nicht? Unten können Sie verschieben oder kostenlos absagen.
customer-cancelled-by-admin = Wir mussten Ihre Buchung absagen. Grund: { $reason }. Fragen? /human
customer-reminder = { $hours ->
    [1] Bald ist es so weit: { $name } kommt am { $slot }.
   *[other] Zur Erinnerung: { $name } kommt am { $slot }.
    }
customer-banned = Sie können zurzeit nicht buchen. Grund: { $reason }. Wenn Sie das anders sehen, melden Sie sich bitte bei uns: /human
customer-banned-until = Sie können bis { $until } nicht buchen. Grund: { $reason }. Wenn Sie das anders sehen, melden Sie sich bitte bei uns: /human
customer-unbanned = Sie können wieder buchen.
customer-helper-banned = Zu Ihrer Buchung { $job }: { $name } arbeitet nicht mehr für uns. Ein Mensch von uns kümmert sich darum und meldet sich hier bei Ihnen. Sofort erreichen Sie uns unter { $phone }.
relayed = <b>Nachricht von { $name }</b> ({ $side ->
    [customer] Buchung
    *[helper] Auftrag
    } { $job }):
    { $words }
message-sent = Weitergeleitet.
message-passed-on = An { $name } weitergeleitet.
message-passed-on-masked = An { $name } weitergeleitet, ohne die Telefonnummer oder den Kontakt darin: Die bleiben hier verborgen.
message-noted = Zur Buchung { $job } notiert. Wer zusagt, liest es.
message-note-too-long = Nicht notiert, es ist zu lang: Bei Buchung { $job } haben noch { $most } Zeichen Platz.
message-too-late = Nicht weitergeleitet: Nr. { $job } ist nicht mehr offen.
message-no-kind = Das lässt sich nicht weiterleiten. Worte, Fotos, Sprachnachrichten und Standorte gehen.
message-withdrawn = Diese Nachricht zu Nr. { $job } ist nicht mehr für Dich bestimmt.
job-photo = 📷 Foto { $number } zum Auftrag { $job }
job-voice = 🎤 Sprachnachricht { $number } zum Auftrag { $job }
ask-whom = <b>Für wen ist das?</b> «{ $words }»
button-whom-person = An { $name } weiterleiten
button-whom-note = Zur Buchung { $job } notieren
button-whom-new = Neues Anliegen
price-too-late = Kein Preis mehr nötig: Auftrag { $job } ist bei Dir nicht mehr offen.
button-reply = Antworten
ask-message-helper = Was soll ich weiterleiten? Die Helferin oder der Helfer liest Ihren Vornamen; Ihre Nummer und Ihr Telegram-Konto bleiben verborgen.
ask-message-customer = Was soll ich weiterleiten? Die Kundschaft liest Deinen Vornamen; Deine Nummer und Dein Telegram-Konto bleiben verborgen.

## Für Helferinnen und Helfer

job-request = <b>Anfrage: Auftrag { $job }</b>
job-what = 🛠 { $what }
job-when = 📍 { $area }
    🕐 { $immediate ->
    [yes] Sofort, Ankunft { $slot }
   *[no] Ankunft { $slot }
    }
job-language = 💬 { $language }
job-distance = 📏 { $km } km, etwa { $minutes } Minuten
job-net = 💰 Für Dich { $net }; falls niemand da ist { $fee } (nach Provision)
job-mine = <b>Auftrag { $job }</b>
job-below = Auftrag { $job }: siehe unten.
job-customer = 👤 { $name }
    🏠 { $street }, { $area }
job-phone = 📞 { $phone }
job-chat-only = 💬 Nur Chat, bitte nicht anrufen.
job-accepted = ✅ Du hast zugesagt. Ankunft: { $arrival }
job-on-the-way = 🚗 Unterwegs, Ankunft etwa um { $arrival-clock } Uhr ({ $arrival-day })
job-in-progress = 🔧 Du bist da.
job-consent-waits = ⏳ Die Kundin oder der Kunde wird gefragt: bis { $amount }?
job-consented = 👍 Zugestimmt: bis { $amount }
job-done = 🏁 Schlusspreis { $price }. Wir warten auf die Bestätigung.
job-not-done = Nicht erledigt.{ $due ->
    [yes] {" "}Mindestbetrag { $price }, davon für Dich { $net } (Provision { $commission }).
   *[no] {" "}Nichts zu zahlen.
    }
job-disputed = Die Kundin oder der Kunde ist nicht einverstanden. Unser Team sieht es sich an.
job-settled = ✅ Abgerechnet: { $price }, davon für Dich { $net } (Provision { $commission }).
job-taken = Auftrag { $job } ({ $area }): vergeben.
job-declined = Auftrag { $job } ({ $area }): Du hast abgelehnt.
job-cancelled = Auftrag { $job } ({ $area }): abgesagt.
job-expired = Auftrag { $job } ({ $area }): abgelaufen.
job-given-back = Auftrag { $job } ({ $area }): wird wieder vergeben.
job-with-team = Auftrag { $job } ({ $area }): Unser Team kümmert sich darum.
post-open = 🔔 <b>Auftrag { $job }</b>
post-taken = ✅ Vergeben: Auftrag { $job } ({ $area }){ $name ->
    [none] {""}
   *[other] {" "}an { $name }
    }
ask-set-off = <b>Wann bist Du dort?</b> Melde Dich, wenn Du losgehst:
ask-new-arrival = Wird es früher oder später? Drück auf die neue Zeit, oder schreib zum Beispiel «20 Minuten später».
job-not-yet = Ab { $since } meldest Du hier, dass Du losgehst und dass Du da bist.
ask-release = <b>Warum gibst Du den Auftrag zurück?</b>
ask-not-done = <b>Warum ging es nicht?</b>
ask-price = <b>Schlusspreis?</b> Wähle oder schreibe den Betrag (höchstens { $high }):
ask-extra = <b>Bis zu welchem Betrag?</b> Wähle oder schreibe; die Kundin oder der Kunde wird vorher gefragt:
ask-extra-why = <b>Warum?</b> Ein Satz für die Kundin oder den Kunden, zum Beispiel: «Das Kabel ist gebrochen, ich brauche ein neues.»
ask-final = <b>Schlusspreis { $price }?</b> Die Kundin oder der Kunde bekommt ihn dann zur Bestätigung.
ask-which-request = <b>Welche Anfrage?</b>
button-final-yes = Ja, { $price }
button-final-other = Anderer Betrag
button-take-which = Auftrag { $job } annehmen ({ $area })
button-decline-which = Auftrag { $job } ablehnen ({ $area })
button-release-which = Auftrag { $job } zurückgeben ({ $area })
helper-answer-please = Du hast eine Anfrage offen. Drück bitte «Annehmen» oder «Ablehnen», oder schreib «nehme ich» oder «kann nicht».
helper-hint-coming = 💡 Am Auftrag habe ich dafür nichts geändert. Wenn Du losgehst, drück «🚗», vor Ort «Ich bin da». Kannst Du doch nicht: «Zurückgeben».
helper-hint-at-work = 💡 Am Auftrag habe ich dafür nichts geändert. Wenn Du fertig bist, drück «Erledigt»; wird es teurer, vorher «Mehraufwand»; geht es nicht, «Ging nicht».
helper-hint-release = 💡 Der Auftrag liegt noch bei Dir. Wähle oben einen Grund, oder mit «Zurück» behältst Du ihn.
button-accept = Annehmen
button-decline = Ablehnen
button-away = 🚗 in { $minutes }'
button-arrive = 📍 Ich bin da
button-undo = ↩️ Rückgängig
button-release = Zurückgeben
button-write-customer = ✉️ Schreiben
button-done = ✅ Erledigt
button-extra = Mehraufwand
button-not-done = Ging nicht
toast-accepted = Du hast den Auftrag. Ankunft { $slot }
toast-declined = Danke für die Antwort.
toast-asked-customer = Die Kundin oder der Kunde wird gefragt.
toast-agreed-already = So viel ist schon vereinbart: Du brauchst nicht zu fragen.
toast-undone = Rückgängig gemacht, ohne Folgen für Dich.
toast-released = Zurückgegeben. Wir suchen jemand anderen.
helper-approved = 🎉 Willkommen! Du bist jetzt Helferin oder Helfer in { $region }. Tritt dem Helferchat bei und melde Dich mit /duty verfügbar.
button-join-chat = Helferchat beitreten
helper-rejected = Deine Bewerbung wurde leider nicht angenommen.{ $reason ->
        [none] {""}
       *[other] {" "}Grund: { $reason }.
    } Fragen? /human
helper-suspended = Du bekommst zurzeit keine Aufträge. Grund: { $reason }. Fragen? /human
helper-suspended-until = Du bekommst bis { $until } keine Aufträge. Grund: { $reason }. Fragen? /human
helper-banned = Du bist gesperrt. Grund: { $reason }. Wenn Du das anders siehst: /human
helper-banned-until = Du bist bis { $until } gesperrt. Grund: { $reason }. Wenn Du das anders siehst: /human
helper-lifted = Du kannst wieder Aufträge annehmen.{ $reason ->
    [none] {""}
   *[other] {" "}Grund: { $reason }
    }
application-again = Deine Bewerbung ist wieder bei unserem Team. Du hörst hier von uns.
helper-rated = { $stars ->
    [1] Auftrag { $job } wurde mit 1 Stern bewertet.
   *[other] Auftrag { $job } wurde mit { $stars } Sternen bewertet.
    }
helper-rated-anew = Die Bewertung von Auftrag { $job } wurde geändert: { $stars } ★.
helper-consent-yes = 👍 Zustimmung: bis { $amount }.
helper-consent-no = Keine Zustimmung zu { $amount }. Es bleibt beim Richtpreis.
helper-disputed = Auftrag { $job }: Die Kundin oder der Kunde ist mit dem Preis nicht einverstanden. Unser Team meldet sich.
helper-taken-away = Auftrag { $job } liegt nicht mehr bei Dir. Grund: { $reason }
helper-street-changed = ⚠️ Auftrag { $job }: Die Adresse hat sich geändert. Neu: 🏠 { $street }, { $area }.
helper-rescheduled = Auftrag { $job } wurde auf { $slot } verschoben. Du wirst zuerst gefragt.
helper-cancelled = Auftrag { $job } ({ $area }) wurde abgesagt.
helper-cancelled-by-admin = Auftrag { $job } ({ $area }) wurde von unserem Team abgesagt. Grund: { $reason }
helper-cancelled-fee = Auftrag { $job } ({ $area }) wurde abgesagt. Du warst schon unterwegs: Dir stehen { $net } zu (nach Provision).
helper-reminder = { $hours ->
    [1] Bald ist es so weit: Auftrag { $job } in { $area }, { $slot }.
   *[other] Zur Erinnerung: Auftrag { $job } in { $area }, { $slot }.
    }
helper-late = Auftrag { $job }: Die Ankunftszeit ist vorbei. Melde Dich bitte mit «Ich bin da», schreib der Kundschaft oder gib den Auftrag zurück.
helper-still-at-work = Auftrag { $job }: Bist Du noch dort? Wenn Du fertig bist, drücke bitte «Erledigt» oder «Ging nicht».
dispute-settled = { $side ->
    [customer] Buchung
    *[helper] Auftrag
    } { $job }: Wir haben entschieden. Zu zahlen: { $price }. Grund: { $reason }
duty-on = 🟢 Du bist verfügbar. Anfragen aus Deiner Nähe kommen hierher.
duty-off = ⏸ Du machst Pause. Bis Du wieder verfügbar bist, kommen keine Anfragen.
duty-left-chat = Du hast den Helferchat { $region } verlassen und bist deshalb auf Pause. Aufträge, die Du angenommen hast, gelten weiter. Mit /duty bist Du wieder dabei.
duty-paused-silent = ⏸ Du hast zwei Anfragen nicht beantwortet; ich habe Dich auf Pause gesetzt.
button-duty-on = 🟢 Verfügbar
button-duty-off = ⏸ Pause
me = <b>Deine Zahlen</b>
    { $duty ->
    [yes] 🟢 verfügbar
   *[no] ⏸ Pause
    }
    Anfragen: { $asked }, angenommen: { $accepted }
    ★ { $stars } ({ $reviews })
    Erledigt: { $jobs }
    Verdient: { $earned }
    Provision offen: { $due }

## Mitmachen

join-name = Schön, dass Du bei { $operator } helfen willst! <b>Wie heisst Du?</b> Die Kundschaft sieht den Vornamen. (/stop bricht ab)
join-name-again = Das sieht nicht nach einem Namen aus. Wie heisst Du?
join-adult = Hallo { $name }. <b>Bist Du mindestens 18 Jahre alt?</b>
join-too-young = Helfen kann man bei uns ab 18 Jahren. Melde Dich gern später wieder.
join-place = <b>Von wo startest Du meistens?</b> Postleitzahl, Ort oder Standort. Wir sind in: { $regions }.
join-place-again = Den Ort habe ich nicht gefunden. Schreib zum Beispiel «{ $example }».
join-again = Das habe ich nicht verstanden; es geht um Deine Bewerbung (/stop bricht ab).
join-place-changed = Geändert: Du startest von { $place }.
join-or-need = Du füllst gerade die Bewerbung aus. <b>Brauchst Du selbst Hilfe, oder gehört das zur Bewerbung?</b>
button-join-stay = Weiter mit der Bewerbung
button-join-need = Ich brauche selbst Hilfe
join-uncovered = Dort sind wir noch nicht. Wir sind in: { $regions }. Von wo aus könntest Du helfen?
join-radius = { $place }. <b>Wie weit kommst Du?</b>
join-skills = <b>Wobei kannst Du helfen?</b> Wähle alles, was passt:
join-languages = <b>Welche Sprachen sprichst Du?</b>
join-crowd = <b>In welcher Gruppe?</b> Jede hat ihre eigenen Preise. Ob es passt, klärt unser Team mit Dir.
join-choose-one = Wähle bitte mindestens eines.
join-form-closed = Fragen beantwortet.
join-applied = Danke! Deine Bewerbung ist bei unserem Team. Du hörst hier von uns.
join-first = In den Helferchat kommen nur freigegebene Helferinnen und Helfer. Bewirb Dich mit /join.
join-elsewhere = Das ist der Helferchat von { $there }. Du hilfst in { $region }; dort bist Du willkommen.
join-already = Du hilfst schon mit. /duty macht Dich verfügbar, /me zeigt Deine Zahlen.
join-waiting = Deine Bewerbung ist schon bei unserem Team. Du hörst hier von uns.
join-not-begun = Du hilfst noch nicht mit. Mit /join kannst Du Dich bewerben.
join-unfinished = Deine Bewerbung ist noch nicht fertig: Beantworte bitte die letzte Frage oben. Danach sieht unser Team sie sich an.
join-rejected = Deine Bewerbung wurde nicht angenommen.{ $reason ->
    [none] {""}
   *[other] {" "}Grund: { $reason }.
    } Mit /join kannst Du Dich nochmals bewerben.
button-continue = Weiter ›

## Admins

application = <b>Bewerbung: { $name }</b> ({ $id })
    📍 Startet in { $place }, bis { $radius } km weit · Region { $region }
    Gruppe: { $crowd }
    Kann: { $skills }
    Spricht: { $languages }
application-approved = ✅ Angenommen von { $by }
application-rejected = ❌ Abgelehnt von { $by }
application-suspended = ⏸ Ausgesetzt von { $by }
application-banned = ⛔ Gesperrt von { $by }
button-approve = ✅ Annehmen
button-reject = ❌ Ablehnen
button-take = 🙋 Ich übernehme
button-end = ✅ Erledigt
alarm-unaccepted = ⚠️ <b>Noch niemand hat zugesagt</b>
alarm-unfilled = ⚠️ <b>Niemand gefunden</b>
alarm-no-show = ⚠️ <b>Helferin oder Helfer nicht erschienen</b>
alarm-helper-gone = ⚠️ <b>Hat einen Auftrag und ist vielleicht nicht mehr zu erreichen</b>: hat den Bot blockiert oder den Helferchat verlassen. Neu suchen: /reassign { $number } Grund.
alarm-still-at-work = ⚠️ <b>Seit Stunden bei der Arbeit, ohne Abschluss</b>. Abschliessen: /settle { $number } Betrag Grund. Absagen: /cancel { $number } Grund.
alarm-dispute = ⚠️ <b>Preis strittig</b>
alarm-human = 🙋 <b>Jemand möchte mit einem Menschen sprechen</b>
alarm-complaint = ⚠️ <b>Reklamation</b>
alarm-emergency = 🚨 <b>Notfall gemeldet</b>; die Notrufnummern wurden genannt, nichts gebucht.
alarm-too-complex = ⚠️ <b>Zu komplex vor Ort</b>
alarm-at-work = ⛔ <b>Gesperrt oder ausgesetzt, aber noch beim Kunden</b>. Abschliessen: /settle { $number } Betrag Grund. Absagen: /cancel { $number } Grund.
alarm-banned-customer = ⛔ <b>Gesperrt, aber mit offener Buchung</b>. Soll sie bleiben? Sonst absagen: /cancel { $number } Grund.
alarm-one-star = ⚠️ <b>Bewertung mit einem Stern</b>
alarm-set-aside = { $count ->
    [0] ⚠️ <b>Etwas war beiseitegelegt</b>
    [one] ⚠️ <b>Etwas konnte nicht verarbeitet oder zugestellt werden</b>
   *[other] ⚠️ <b>{ $count } Dinge konnten nicht verarbeitet oder zugestellt werden</b>
    } (python -m bot dead)
alarm-unwell = ⚠️ <b>Der Bot kommt nicht nach.</b>{ $owed ->
    [0] {""}
   *[other] {" "}Eine Nachricht an jemanden wartet seit { $owed } Min.
    }{ $inbox ->
    [0] {""}
   *[other] {" "}Eine Nachricht von jemandem wartet seit { $inbox } Min.
    }{ $timers ->
    [0] {""}
   *[other] {" "}Eine Erinnerung ist { $timers } Min. zu spät.
    }
well-again = ✅ Der Bot kommt wieder nach.
alarm-backup = ⚠️ <b>Es gibt keine neue Sicherungskopie</b>: { $why }
alarm-undeliverable = ⚠️ <b>Nicht zustellbar</b>: { $chat } ({ $why })
alarm-no-helper-chat = ⚠️ <b>Der Bot ist aus dem Helferchat von { $region } entfernt worden</b> ({ $chat }). Bitte wieder hinzufügen, als Admin.
alarm-job = Auftrag { $job } · { $category } · { $area } · { $slot } · { $status }
alarm-person = 👤 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-helper = 🧰 <a href="tg://user?id={ $id }">{ $name }</a> ({ $id })
alarm-amount = 💰 Richtpreis { $price }
alarm-amounts = 💰 Richtpreis { $price }, Schlusspreis { $final }
alarm-usage = ↩️ Antworte auf diese Nachricht, um { $name } zu schreiben.
desk-silent = 💤 { $hours ->
    [one] Seit einer Stunde
    *[other] Seit { $hours } Stunden
    } hat niemand mehr geschrieben; jetzt antwortet wieder der Bot. Antworte auf diese Nachricht, um weiterzureden.
alarm-relayed = 💬 <b>{ $name }</b> ({ $id }):
    { $words }
alarm-again = { $count }. Mal, zuletzt { $last }
alarm-below = ⚠️ Siehe unten.
alarm-taken = 🙋 { $by } kümmert sich.
alarm-closed = ✅ Erledigt.
status-offered = gesucht
status-accepted = zugesagt
status-on-the-way = unterwegs
status-in-progress = vor Ort
status-done = fertig
status-not-done = nicht erledigt
status-disputed = strittig
status-settled = abgerechnet
status-expired = abgelaufen
status-cancelled = abgesagt
standing-applying = bewirbt sich
standing-applied = beworben
standing-approved = freigegeben
standing-rejected = abgelehnt
standing-suspended = ausgesetzt
standing-banned = gesperrt
answer-asked = gefragt
answer-accepted = angenommen
answer-declined = abgelehnt
answer-lapsed = erloschen
role-customer = Kundschaft
role-helper = Helfer/in
role-admin = Admin
role-clock = automatisch
admin-done = Erledigt.
usage-approve = /approve wer
usage-reject = /reject wer Grund
usage-job = /job Nr.
usage-cancel = /cancel Nr. Grund – zum Beispiel: /cancel 12 Sturmwarnung
usage-reassign = /reassign Nr. Grund – zum Beispiel: /reassign 12 Helfer krank
usage-settle = /settle Nr. Betrag Grund – zum Beispiel: /settle 12 55.50 weniger Arbeit
usage-helper = /helper wer
usage-suspend = /suspend wer [wie lange] Grund – zum Beispiel: /suspend Luca 7d zu spät (12h, 7d, 2w, 3m)
usage-ban = /ban wer [wie lange] Grund – zum Beispiel: /ban Luca 2w Drohung (12h, 7d, 2w, 3m)
usage-unban = /unban wer Grund – zum Beispiel: /unban Luca ein Missverständnis
admin-usage = So geht es: { $usage }
admin-help = <b>Befehle</b>
    { $lines }

    /nlu, /applications, /jobs, /helpers [Name], /stats, /audit
    «wer» ist der Anfang des Namens oder die Nummer in Klammern. Wer auf einen Alarm antwortet, schreibt der Person.
admin-no-applications = Keine offenen Bewerbungen.
admin-no-jobs = Keine offenen Aufträge.
admin-no-helpers = Niemand gefunden.
misread-line = { $often }× { $words } → { $intent } { $sure } · { $language } · { $why ->
    [lost] nicht verstanden
    [unsure] nachgefragt
    [corrected] korrigiert
   *[human] wollte einen Menschen
    }
admin-nothing-misread = Nichts wurde missverstanden.
admin-hint-line = 💡 { $hint }: { $given }× gezeigt, { $helped }× geholfen, { $failed }× nicht
admin-nothing-logged = Noch nichts im Protokoll.
admin-lines = { $lines }
audit-line = { $time } · { $name } · { $what } → { $outcome }
audit-take = hat Alarm { $subject } übernommen
audit-end = hat Alarm { $subject } abgeschlossen
audit-answer = hat auf Alarm { $subject } geantwortet
audit-street = hat die Adresse von Auftrag { $subject } geändert
outcome-done = erledigt
outcome-NotAllowed = nicht erlaubt
outcome-Unknown = nicht gefunden
outcome-Passed = ging nicht mehr
outcome-Already = war schon erledigt
outcome-Taken = schon vergeben
outcome-BadWords = nicht verstanden
outcome-NoReason = Grund fehlt
outcome-refused = abgelehnt
admin-job-line = Auftrag { $job } · { $category } · { $area } · { $slot } · { $status }
admin-job-facts = Kundschaft { $customer }{ $id ->
    [none] {""}
   *[other] {" "}({ $id })
    }, { $price }, { $asked } gefragt, Runde { $wave }
admin-job-contact = 🏠 { $street } · 📞 { $phone }
admin-job-words = 💬 «{ $words }»
admin-job-extra = Mehraufwand bis { $amount }{ $answer ->
    [yes] {": zugestimmt"}
    [no] {": abgelehnt"}
    *[waits] {": wartet auf Antwort"}
    }{ $why ->
    [none] {""}
    *[other] {" "}(«{ $why }»)
    }
admin-job-review = { $stars } · { $again ->
    [yes] würde wieder buchen
    [no] würde nicht wieder buchen
    *[none] –
    }{ $words ->
    [none] {""}
    *[other] {" "}· «{ $words }»
    }
admin-job-final = Schlusspreis { $price }, Provision { $commission }
admin-offer-line = { $time } Anfrage an { $name } (Runde { $wave }): { $answer }
erased-person = (gelöscht)
admin-step-line = { $time } { $role }{ $name ->
    [none] {""}
    *[other] {" "}{ $name }
    } → { $status }{ $reason ->
    [none] {""}
    *[other] {" "}({ $reason })
    }
standing-until = { $standing } bis { $until }
admin-helper-line = { $name } ({ $id }) · { $place } · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
admin-helper = <b>{ $name }</b> ({ $id }) · { $standing } · { $duty ->
    [yes] 🟢
   *[no] ⏸
    }
    📍 { $place }, { $radius } km · { $crowd }
    Kann: { $skills }
    Spricht: { $languages }
    Anfragen { $asked }, angenommen { $accepted }, erledigt { $jobs }, ★ { $stars } ({ $reviews })
    Verdient { $earned }, Provision { $due }
    Bemerkung: { $reason }
admin-stats = <b>Zahlen</b>
    Aufträge { $jobs }: { $open } gesucht, { $running } vergeben, { $closing } vor dem Abschluss, { $settled } abgerechnet, { $expired } abgelaufen, { $cancelled } abgesagt
    Zugesagt nach 1 Min. { $within1 }, 10 Min. { $within10 }, 1 Std. { $within60 }, 3 Std. { $within180 }
    Vermittelt { $filled } · ★ { $stars } ({ $reviews }) · würden wieder buchen { $again }
    Verfügbar: { $duty } · beiseitegelegt: { $aside }
    { $hints }

## Absagen des Bots

refusal-not-allowed = Das ist hier nicht erlaubt.
refusal-banned = Buchen und Mitmachen geht zurzeit nicht. Grund: { $reason }. Fragen? /human
refusal-banned-until = Buchen und Mitmachen geht bis { $until } nicht. Grund: { $reason }. Fragen? /human
refusal-unknown = Das gibt es nicht.
refusal-taken = Schon vergeben. Jemand war schneller.
refusal-passed = Das geht jetzt nicht mehr.
refusal-already = Schon erledigt.
refusal-busy = Das geht nicht: In dieser Zeit läuft schon etwas anderes.
refusal-running = Zuerst muss beendet werden, was noch läuft: Buchung oder Auftrag { $jobs }. Bitte mit /jobs absagen oder abschliessen; danach kann ich alles löschen.
refusal-costs-now = Inzwischen ist jemand unterwegs: Absagen kostet jetzt { $fee }. Bitte bestätigen Sie das unten nochmals.
refusal-too-early = Dafür ist es noch zu früh. Der Termin: { $slot }. Melden kannst Du Dich ab { $since }.
refusal-too-late = Danke, aber Du wärst erst um { $arrival-clock } Uhr dort; versprochen ist spätestens { $until-clock } Uhr.
refusal-off-duty = Du machst gerade Pause. Mit /duty bist Du wieder dabei.
refusal-slot-gone = Diese Zeit ist leider nicht mehr frei. Bitte wählen Sie eine andere.
refusal-price-changed = Der Preis hat sich inzwischen geändert. Bitte sehen Sie ihn unten nochmals an, bevor Sie buchen.
refusal-incomplete = Es fehlt noch etwas: Bitte beantworten Sie zuerst die offene Frage.
refusal-above-quote = Das liegt über dem vereinbarten Höchstbetrag ({ $ceiling }). Frage mit «Mehraufwand» zuerst um Zustimmung.
refusal-above-agreed = Vereinbart sind höchstens { $ceiling }; mehr lässt sich nicht festlegen.
refusal-bad-amount = Das ist kein gültiger Betrag. Schreib zum Beispiel: 60 oder 55.50
refusal-bad-words = Das verstehe ich nicht: «{ $word }».
refusal-banned-already = Schon gesperrt, und das ist mehr. Zuerst /unban, dann aussetzen.
refusal-several = «{ $word }» passt auf mehrere: { $who }. Bitte mit der Nummer in Klammern.
refusal-no-reason = Es fehlt der Grund. Schreib ihn ans Ende: Die betroffene Person bekommt ihn zu lesen.

## Befehle, wie Telegram sie anzeigt

command-jobs = Buchungen und Aufträge
command-stop = Abbrechen
command-help = Hilfe
command-human = Mit einem Menschen sprechen
command-language = Sprache wählen
command-join = Selber helfen
command-mydata = Meine Daten als Datei
command-forgetme = Meine Daten löschen
admin-command-jobs = Offene Aufträge
admin-command-job = Ein Auftrag mit Verlauf
admin-command-applications = Offene Bewerbungen
admin-command-helpers = Helferinnen und Helfer suchen
admin-command-helper = Alles zu einer Helferin, einem Helfer
admin-command-cancel = Auftrag absagen: Nr. und Grund
admin-command-suspend = Aussetzen: wer, wie lange, Grund
admin-command-ban = Sperren: wer, wie lange, Grund
admin-command-unban = Wieder zulassen: wer, Grund
admin-command-stats = Zahlen
admin-command-audit = Protokoll
admin-command-nlu = Was nicht verstanden wurde
