## Le istruzioni come filmato

guide-title = Istruzioni dello studio
guide-intro = Questo filmato mostra che cosa succederà nello studio. Se preferisce leggere, il testo è qui accanto.
guide-transcript = Testo del video
guide-too-early = Prima di proseguire, guardi il filmato o legga il testo accanto.
guide-film-broken-read = Il filmato non può essere riprodotto qui. Legga il testo accanto, per favore.
guide-film-broken = Il filmato non può essere riprodotto qui. Può proseguire senza.

## Una pagina esterna

iframe-label = Una pagina che fa parte di questo studio
iframe-too-early = Ha completato tutto qui sopra? Allora prema ancora una volta il pulsante per proseguire.
iframe-impossible = Questa pagina non può essere mostrata: il suo indirizzo non è completo. Non è colpa Sua. Può proseguire.
iframe-slow = Questa pagina tarda ad arrivare. Può aspettarla, oppure proseguire senza.
iframe-empty = Lo spazio qui sopra resta vuoto? Allora prosegua senza questa pagina.
iframe-open-elsewhere = Apri questa pagina in una scheda a parte

## Prove

trial-end = Termina
supply-late-title = Questa parte non è ancora stata caricata del tutto
supply-late = Forse la connessione a internet è lenta. Tra un momento ci sarà un nuovo tentativo.
supply-try-again = Riprova ora
supply-go-on = Prosegui senza
supply-stops-title = Lo studio finisce qui
supply-stops = Non è stato possibile caricare qualcosa che serve per la parte successiva. Non è colpa Sua, e ciò che ha fatto finora resta conservato. Segue un’ultima pagina.
calibration-picture = immagine di calibrazione

## Guardare prima i video

preview-start = Vorrei vedere prima i video
preview-skip = Salta l’anteprima
preview-setting-up = (un momento, stiamo preparando...)
preview-place = { $number } di { $count }
preview-empty = Qui non c’è nulla da guardare. Può proseguire.
preview-broken = Questo non può essere mostrato qui. Può proseguire senza.
preview-without-recording = Può anche guardare senza registrazione.
preview-camera-late = La videocamera non ha ancora risposto. Se il browser lo chiede, può consentirla. Può anche guardare senza registrazione.

## L’immagine della famiglia

mirror-go-on = Può anche proseguire senza vedersi.

## Genitore e bambino davanti alla videocamera

observation-required = Per continuare serve una registrazione
observation-without = Può anche proseguire senza registrazione.
observation-camera-late = Non si sta registrando nulla: la videocamera non risponde. Se il browser chiede di videocamera e microfono, li consenta, per favore. Può anche proseguire senza registrazione.
observation-show-webcam = Mostra la webcam
observation-hide-webcam = Nascondi la webcam
observation-webcam-hidden = L’immagine della webcam non è mostrata

## Una registrazione su più pagine

session-begin-late = La registrazione non è ancora iniziata. Se il browser chiede di videocamera e microfono, li consenta, per favore. Può anche proseguire senza aspettare.
session-sending = Invio del Suo video. Un momento, per favore…
session-sent = Inviato finora
session-percent = { $percent }%
session-end-late = Ora può proseguire: ciò che manca viene inviato mentre lo studio continua.
