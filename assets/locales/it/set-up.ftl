## La verifica della videocamera

set-up-title = Preparazione della webcam
set-up-nothing-kept = Di questa pagina non viene conservato nulla
set-up-microphone = Microfono
set-up-camera = Videocamera
set-up-device = { $device } { $number }
set-up-see-yourself = Si vede? Se il browser lo chiede, consenta videocamera e microfono.
set-up-looks-good = Si vede bene!
set-up-no-webcam = Nessuna webcam rilevata
set-up-reload-why = Ricarichi la videocamera una volta. L’immagine dovrebbe tornare senza altre domande; se il browser chiede di nuovo, gli dica di ricordare la Sua scelta.
set-up-reload = Ricarica la videocamera
set-up-make-noise = Dica qualcosa o batta le mani, così sappiamo che il microfono funziona.
set-up-sounds-good = Si sente bene!
set-up-try-clapping = Provi a battere le mani o a dire ciao.
set-up-missing-camera = Passo 1: la videocamera non è ancora accesa. Consenta l’accesso, oppure prema Riprova.
set-up-missing-reload = Passo 2: prema una volta Ricarica la videocamera.
set-up-missing-sound = Passo 3: batta le mani o dica ciao finché il microfono non La sente.
set-up-missing-test = Passo 4: un momento, stiamo registrando il video di prova.
set-up-test-empty = Passo 4: il video di prova è vuoto. Riprovi, oppure scelga che cosa fare sotto l’immagine.
set-up-how-loud = Volume del suono
set-up-test = Facciamo un video di due secondi per vedere se la registrazione funziona, e poi lo eliminiamo.
set-up-test-runs = Un momento…
set-up-test-good = La registrazione funziona!
set-up-test-failed = Il video di prova è vuoto.
set-up-test-none = Prova non eseguita.
set-up-tips = Consigli e soluzione dei problemi
set-up-tip-device = Dispositivo e browser
set-up-tip-device-text = Usi un computer portatile o fisso con una versione recente di Firefox o Chrome. Spesso i telefoni non possono registrare mentre vengono mostrate immagini.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Prema l’immagine della videocamera all’estremità destra della barra degli indirizzi, scelga di consentire sempre questa pagina e poi prema Ricarica la videocamera.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = Nella domanda sulla videocamera spunti la casella che ricorda la scelta. Una videocamera bloccata si può sbloccare con il simbolo a sinistra dell’indirizzo.
set-up-tip-else = Altro
set-up-tip-else-text = Chiuda gli altri programmi che usano la videocamera, la scolleghi e la ricolleghi, riattivi il microfono oppure riavvii il browser. Se scrive al gruppo di ricerca, indichi questo numero:

## L’elenco per la posizione della videocamera, con una registrazione di prova

quality-title = Preparazione della webcam per uno studio sullo sguardo
quality-intro = Osserveremo dove guarda Suo figlio/a. Segua ogni punto, così gli occhi si vedranno bene.
quality-done = Fatto!
quality-centering = <strong>Metta la webcam al centro</strong>, sopra lo schermo che mostra lo studio.
quality-centering-picture = Una webcam al centro del bordo superiore di uno schermo
quality-monitors = <strong>Spenga gli altri schermi</strong>, così Suo figlio/a guarda solo questo.
quality-monitors-picture = Uno schermo acceso accanto a uno spento
quality-lighting = <strong>Illumini bene i vostri visi.</strong> Dovrebbe vedere il bianco dei Suoi occhi.
quality-lighting-picture = Una lampada che illumina un viso
quality-over-shoulder = <strong>Tenga Suo figlio/a in modo che guardi oltre la Sua spalla</strong>, mentre Lei dà le spalle allo schermo.
quality-over-shoulder-picture = Un bambino che guarda uno schermo oltre la spalla di un adulto
quality-distractions = <strong>Allontani ciò che distrae</strong>, come giocattoli, animali e rumori.
quality-distractions-picture = Una scatola di giocattoli con il coperchio chiuso
quality-test-how = Registri qualche secondo nella posizione che userà, poi lo riveda e controlli che gli occhi siano visibili.
quality-reload = Ricarica la webcam
quality-missing-item = Segua ogni punto e spunti «{ $label }».
quality-missing-clip = Registri un breve video di prova e lo riveda.
quality-without-clip = Può anche proseguire senza un video di prova.
quality-clip-kept = Lo spezzone viene conservato insieme alle altre registrazioni di questo studio.
