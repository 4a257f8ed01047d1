### Azok az oldalak, ahol a szülő beleegyezik.

consent-statement-parent = Elolvastam a teljes beleegyező nyilatkozatot, és az számomra világos. E gyermek szülőjeként vagy törvényes gyámjaként beleegyezésemet adom, és mindketten örömmel veszünk részt ebben a kutatásban.
consent-statement-adult = Elolvastam a teljes beleegyező nyilatkozatot, és az számomra világos. Beleegyezésemet adom, és örömmel veszek részt ebben a kutatásban.
consent-statement-quoted = „{ $statement }”
consent-read-document = Olvassa végig ezt a beleegyező nyilatkozatot
consent-document-label = Beleegyező nyilatkozat
consent-start-recording = A beleegyezés felvételének indítása
consent-read-aloud = Olvassa fel az alábbi szöveget <em>hangosan</em>:
consent-read-aloud-or-sign = Olvassa fel az alábbi szöveget <em>hangosan</em> (vagy mondja el amerikai jelnyelven, ASL):
consent-other-adults = Minden további felnőtt is mondja vagy jelelje el:
consent-stop-recording = Felvétel leállítása
consent-play = A beleegyezés videójának lejátszása
consent-play-check = Jól látható és hallható?
consent-not-recording-yet = Még nincs felvétel
consent-missing-recording = Kérjük, előbb készítse el a beleegyezés felvételét.
consent-missing-play = Kérjük, beküldés előtt játssza le a beleegyezés videóját.
consent-clip-short = A videó rövidebb, mint amennyi idő a szöveg felolvasásához kell.
consent-clip-silent = A videón nem hallottunk emberi hangot.
consent-clip-silent-or-signed = A videón nem hallottunk emberi hangot (ha jelnyelvet használt, ez így van rendjén).
consent-clip-dark = A videó nagyon sötét.
consent-clip-choice = Felveheti újra, vagy így is beküldheti.
consent-session-records = A kutatás már felvételt készít erről az alkalomról, ezért a beleegyezés szövegét itt nem lehet felvenni. Kérjük, jelezze a kutatóknak; a kutatás nem folytatódhat.
consent-no-document-title = Ez a kutatás nem indulhat el
consent-no-document-text = A beleegyező nyilatkozata („{ $template }”) nem része ennek a lejátszónak, ezért nem lehet beleegyezést adni. Kérjük, jelezze a kutatóknak. Ezek közül választhatnak: { $known }.
consent-preview-note = Ez előnézet, ezért a többit is megnézheti. Beleegyezést nem rögzítünk.
consent-preview-go-on = Az előnézet folytatása

## Beleegyezés jelölésekkel és válaszokkal

ticks-missing-answer = * A részvételhez kérjük, válasszon egy választ
ticks-missing-tick = * A részvételhez kérjük, jelölje be ezt a négyzetet
ticks-incomplete = Fent még hiányzik valami. Ha nem szeretne mindenbe beleegyezni, egyszerűen bezárhatja ezt az ablakot.
ticks-nothing-to-choose = Itt nincs mit kiválasztani. Továbbléphet.
