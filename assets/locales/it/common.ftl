## Pulsanti

button-next = Avanti
button-previous = Indietro
button-continue = Continua
button-go-on = Prosegui
button-submit = Invia
button-exit = Esci
button-cancel = Annulla
button-ok = OK
button-try-again = Riprova
button-download = Scarica
button-play = Riproduci
button-pause = Pausa
button-replay = Riascolta
button-record = Registra
button-stop = Ferma

## Risposte

answer-yes = Sì
answer-no = No
answer-required = Questo campo è obbligatorio.

## Frasi

sentence-gap = { " " }
list-gap = { ", " }
study-name = «{ $name }»
study-name-with-contact = «{ $name }» ({ $contact })
contact-in-brackets = { " " }({ $contact })

## Date

month-january = gennaio
month-february = febbraio
month-march = marzo
month-april = aprile
month-may = maggio
month-june = giugno
month-july = luglio
month-august = agosto
month-september = settembre
month-october = ottobre
month-november = novembre
month-december = dicembre
date-long = { $day ->
    [1] { $day }º { $month } { $year }
   *[other] { $day } { $month } { $year }
}
date-short = { $day ->
    [1] { $day }º { $month }
   *[other] { $day } { $month }
}
date-order = day-month-year
date-letters-year = AAAA
date-letters-year-short = AA
date-letters-month = MM
date-letters-day = GG
date-letters-month-name = Mese
date-letters-hours = ore
date-letters-minutes = minuti
date-letters-seconds = secondi
date-letters-half-day = am/pm
document-page = { $when } (pagina { $page } di { $pages })

## La videocamera

camera-refused-title = La videocamera non è ancora autorizzata
camera-refused-advice = Faccia clic sul simbolo della videocamera nella barra degli indirizzi del browser, scelga «Consenti» per videocamera e microfono, e poi riprovi.
camera-missing-title = Non è stata trovata nessuna videocamera
camera-missing-advice = Colleghi una webcam con microfono, oppure usi un portatile o un tablet che ne abbia una, e poi riprovi.
camera-busy-title = Un altro programma sta usando la videocamera
camera-busy-advice = Chiuda le videochiamate e gli altri programmi o schede che potrebbero usare la videocamera, e poi riprovi.
camera-insecure-title = La videocamera non può essere usata in questa pagina
camera-insecure-advice = I browser consentono la videocamera solo su pagine sicure (https). Per favore, avvisi il laboratorio che L’ha invitata.
camera-silent-title = La videocamera non ha ancora risposto
camera-silent-advice = Forse il browser sta chiedendo se questa pagina può usare videocamera e microfono: scelga «Consenti», e lo studio proseguirà da solo. Se non vede nessuna domanda, riprovi.
camera-other-title = La videocamera non è riuscita a registrare
camera-other-advice = Chiuda gli altri programmi, oppure provi con Chrome o Firefox su un computer, e poi riprovi.
camera-own-picture = La Sua immagine
camera-go-on-without = Prosegui senza video

## Lo stato di una registrazione

recording-runs = Registrazione in corso
recording-rests = Nessuna registrazione
recording-starts = Avvio della registrazione…
recording-stops = Arresto e invio…
recording-paused = In pausa
recording-connects = Connessione alla videocamera…
recording-connects-please-wait = Connessione alla videocamera. Un momento, per favore…
