## Uitleg als film

guide-title = Uitleg bij het onderzoek
guide-intro = Deze film laat zien wat er in het onderzoek gaat gebeuren. Als je liever leest: de tekst staat ernaast.
guide-transcript = Tekst van de video
guide-too-early = Bekijk eerst de film of lees de tekst ernaast, voordat je verdergaat.
guide-film-broken-read = De film kan hier niet worden afgespeeld. Lees de tekst ernaast.
guide-film-broken = De film kan hier niet worden afgespeeld. Je kunt zonder verdergaan.

## Een pagina van elders

iframe-label = Een pagina die bij dit onderzoek hoort
iframe-too-early = Heb je alles hierboven afgerond? Druk dan nog een keer op de knop om verder te gaan.
iframe-impossible = Deze pagina kan niet worden getoond: het adres is niet volledig. Het ligt niet aan jou. Ga gerust verder.
iframe-slow = Het duurt lang voordat deze pagina komt. Je kunt erop wachten, of zonder verdergaan.
iframe-empty = Blijft de ruimte hierboven leeg? Ga dan zonder deze pagina verder.
iframe-open-elsewhere = Deze pagina in een eigen tabblad openen

## Kijkrondes

trial-end = Beëindigen
supply-late-title = Dit deel is nog niet helemaal geladen
supply-late = Misschien is de internetverbinding traag. Zo meteen wordt het opnieuw geprobeerd.
supply-try-again = Nu opnieuw proberen
supply-go-on = Zonder verdergaan
supply-stops-title = Het onderzoek stopt hier
supply-stops = Iets wat nodig is voor het volgende deel kon niet worden geladen. Het ligt niet aan jou, en wat je tot nu toe hebt gedaan blijft bewaard. Er volgt nog één laatste pagina.
calibration-picture = kalibratiebeeld

## De video’s vooraf bekijken

preview-start = Ik wil de video’s eerst bekijken
preview-skip = Vooraf bekijken overslaan
preview-setting-up = (even wachten, we maken alles klaar...)
preview-place = { $number } van { $count }
preview-empty = Hier is niets te bekijken. Je kunt verdergaan.
preview-broken = Dit kan hier niet worden getoond. Je kunt zonder verdergaan.
preview-without-recording = Je kunt ook kijken zonder opname.
preview-camera-late = De camera heeft nog niet geantwoord. Als de browser erom vraagt, kun je die toestaan. Je kunt ook kijken zonder opname.

## Het eigen beeld

mirror-go-on = Je kunt ook verdergaan zonder jezelf te zien.

## Ouder en kind voor de camera

observation-required = Om door te gaan is een opname nodig
observation-without = Je kunt ook zonder opname verdergaan.
observation-camera-late = Er wordt niets opgenomen: de camera reageert niet. Als je browser naar camera en microfoon vraagt, sta ze dan toe. Je kunt ook zonder opname verdergaan.
observation-show-webcam = Webcam tonen
observation-hide-webcam = Webcam verbergen
observation-webcam-hidden = Webcambeeld wordt niet getoond

## Een opname over meerdere pagina’s

session-begin-late = De opname is nog niet begonnen. Als je browser naar camera en microfoon vraagt, sta ze dan toe. Je kunt ook verdergaan zonder te wachten.
session-sending = Je video wordt verstuurd. Een ogenblik…
session-sent = Tot nu toe verstuurd
session-percent = { $percent }%
session-end-late = Je kunt nu verdergaan: wat ontbreekt wordt verstuurd terwijl het onderzoek verdergaat.
