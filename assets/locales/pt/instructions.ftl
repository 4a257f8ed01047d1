instructions-start =
    Iniciar os vídeos!
    (Terá um momento para se virar.)
instructions-no-camera = Não foi possível abrir a sua câmara. Pode continuar sem se ver.
instructions-clip-broken = Este excerto não pode ser reproduzido aqui. Pode continuar sem ele.
