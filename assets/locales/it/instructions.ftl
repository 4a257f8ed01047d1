instructions-start =
    Avvia i video!
    (Avrà un momento per girarsi.)
instructions-no-camera = Non è stato possibile aprire la videocamera. Può proseguire senza vedersi.
instructions-clip-broken = Questo spezzone non può essere riprodotto qui. Può proseguire senza.
