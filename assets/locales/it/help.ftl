help-slow-line = La Sua connessione a internet invia lentamente, perciò i video di questo studio vengono registrati un po’ meno nitidi. Non deve fare nulla e non dovrà aspettare.
help-empty-title = Il video di prova è vuoto
help-empty = L’immagine della videocamera c’è, ma la registrazione non ha dato nulla. Chiuda gli altri programmi che usano la videocamera e riprovi, oppure scelga qui sopra un’altra videocamera o un altro microfono. Se non cambia nulla, spesso aiuta un altro browser (Chrome o Firefox) su un computer.
help-go-on-all-the-same = Prosegui lo stesso

## Luce e inquadratura

help-dark = È piuttosto buio. Accenda una lampada o si sieda più vicino a una finestra, con la luce sui vostri visi.
help-glaring = L’immagine è molto luminosa. Allontani una lampada dalla videocamera, oppure chiuda una tenda.
help-from-behind = La luce viene da dietro. Chiuda la tenda alle Sue spalle, oppure si giri in modo che la finestra illumini i vostri visi.
help-nobody = Non riusciamo a distinguere un viso. Si sieda in modo da vedere i vostri visi nell’immagine.
help-far = Si avvicini un po’ alla videocamera.
help-near = Si allontani un po’ dalla videocamera.
help-aside = Si sposti un po’, in modo da stare al centro dell’immagine.

## Come consentire una videocamera rifiutata, in ogni browser

help-chrome-1 = Faccia clic sul simbolo all’estremità sinistra della barra degli indirizzi (due piccoli cursori, oppure una videocamera).
help-chrome-2 = Attivi Videocamera e Microfono.
help-chrome-3 = Se è il computer a non consentirlo: in Windows apra Impostazioni, Privacy, Fotocamera; su un Mac apra Impostazioni di Sistema, Privacy e sicurezza, Fotocamera, e attivi Chrome. Lo stesso per il microfono.
help-chrome-android-1 = Tocchi il simbolo all’estremità sinistra della barra degli indirizzi, poi Autorizzazioni.
help-chrome-android-2 = Consenta Videocamera e Microfono.
help-chrome-android-3 = Se non ci sono: apra le Impostazioni del dispositivo, App, Chrome, Autorizzazioni, e li consenta entrambi (Fotocamera e Microfono).
help-edge-1 = Faccia clic sul lucchetto all’estremità sinistra della barra degli indirizzi.
help-edge-2 = Sotto «Autorizzazioni per questo sito» imposti Fotocamera e Microfono su Consenti.
help-edge-3 = Se è il computer a non consentirlo: in Windows apra Impostazioni, Privacy, Fotocamera, e attivi Edge. Lo stesso per il microfono.
help-firefox-1 = Faccia clic sulla videocamera o sul microfono barrato all’estremità sinistra della barra degli indirizzi.
help-firefox-2 = Faccia clic sulla piccola × accanto a ogni «Bloccato», così Firefox chiede ancora una volta.
help-firefox-3 = Se è il computer a non consentirlo: in Windows apra Impostazioni, Privacy, Fotocamera; su un Mac apra Impostazioni di Sistema, Privacy e sicurezza, Fotocamera, e attivi Firefox. Lo stesso per il microfono.
help-firefox-android-1 = Tocchi il lucchetto all’estremità sinistra della barra degli indirizzi.
help-firefox-android-2 = Tocchi Fotocamera e Microfono finché entrambi non indicano «Consentito».
help-firefox-android-3 = Se non ci sono: apra le Impostazioni del dispositivo, App, Firefox, Autorizzazioni, e li consenta entrambi.
help-safari-1 = Apra il menu Safari in alto sullo schermo, poi «Impostazioni per questo sito web».
help-safari-2 = Imposti Fotocamera e Microfono su Consenti.
help-safari-3 = Se non cambia nulla: apra Impostazioni di Sistema, Privacy e sicurezza, Fotocamera, e attivi Safari. Lo stesso per il microfono.
help-safari-touch-1 = Tocchi il simbolo accanto all’indirizzo («AA», oppure una pagina con delle righe), poi «Impostazioni sito web».
help-safari-touch-2 = Imposti Fotocamera e Microfono su Consenti.
help-safari-touch-3 = Se non ci sono: apra l’app Impostazioni, App, Safari, e sotto «Impostazioni per i siti web» consenta Fotocamera e Microfono.
help-other-touch-1 = Apra l’app Impostazioni, poi App, e scelga questo browser.
help-other-touch-2 = Attivi Fotocamera e Microfono, e torni qui.
help-other-touch-3 = Se non aiuta, apra questa pagina in Safari.
help-other-1 = Cerchi una videocamera o un lucchetto a un’estremità della barra degli indirizzi, e ci faccia clic.
help-other-2 = Consenta videocamera e microfono per questa pagina.
help-other-3 = Se lì non trova nulla, apra questa pagina in Chrome o Firefox.
