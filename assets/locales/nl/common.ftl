## Knoppen

button-next = Volgende
button-previous = Vorige
button-continue = Doorgaan
button-go-on = Verder
button-submit = Versturen
button-exit = Stoppen
button-cancel = Annuleren
button-ok = OK
button-try-again = Opnieuw proberen
button-download = Downloaden
button-play = Afspelen
button-pause = Pauze
button-replay = Nog eens horen
button-record = Opnemen
button-stop = Stop

## Antwoorden

answer-yes = Ja
answer-no = Nee
answer-required = Dit veld is verplicht.

## Zinnen

sentence-gap = { " " }
list-gap = { ", " }
study-name = “{ $name }”
study-name-with-contact = “{ $name }” ({ $contact })
contact-in-brackets = { " " }({ $contact })

## Datums

month-january = januari
month-february = februari
month-march = maart
month-april = april
month-may = mei
month-june = juni
month-july = juli
month-august = augustus
month-september = september
month-october = oktober
month-november = november
month-december = december
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
date-order = day-month-year
date-letters-year = JJJJ
date-letters-year-short = JJ
date-letters-month = MM
date-letters-day = DD
date-letters-month-name = Maand
date-letters-hours = uren
date-letters-minutes = minuten
date-letters-seconds = seconden
date-letters-half-day = am/pm
document-page = { $when } (pagina { $page } van { $pages })

## De camera

camera-refused-title = De camera is nog niet toegestaan
camera-refused-advice = Klik op het camerateken in de adresbalk van de browser, kies “Toestaan” voor camera en microfoon, en probeer het dan opnieuw.
camera-missing-title = Er is geen camera gevonden
camera-missing-advice = Sluit een webcam met microfoon aan, of gebruik een laptop of tablet die er een heeft, en probeer het dan opnieuw.
camera-busy-title = Een ander programma gebruikt de camera
camera-busy-advice = Sluit videogesprekken en andere programma’s of tabbladen die misschien de camera gebruiken, en probeer het dan opnieuw.
camera-insecure-title = De camera kan op deze pagina niet worden gebruikt
camera-insecure-advice = Browsers staan de camera alleen toe op beveiligde (https-)pagina’s. Laat het weten aan het lab dat je heeft uitgenodigd.
camera-silent-title = De camera heeft nog niet geantwoord
camera-silent-advice = Misschien vraagt je browser of deze pagina camera en microfoon mag gebruiken: kies “Toestaan”, dan gaat het onderzoek vanzelf verder. Als je geen vraag ziet, probeer het dan opnieuw.
camera-other-title = De camera kon niet opnemen
camera-other-advice = Sluit andere programma’s, of gebruik Chrome of Firefox op een computer, en probeer het dan opnieuw.
camera-own-picture = Je eigen beeld
camera-go-on-without = Verder zonder video

## De toestand van een opname

recording-runs = Opname loopt
recording-rests = Geen opname
recording-starts = Opname wordt gestart…
recording-stops = Stoppen en versturen…
recording-paused = Gepauzeerd
recording-connects = Verbinden met je camera…
recording-connects-please-wait = Verbinden met je camera. Een ogenblik…
