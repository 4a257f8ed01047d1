instructions-start =
    Iniciar os vídeos!
    (Você terá um momento para se virar.)
instructions-no-camera = Não foi possível abrir sua câmera. Você pode continuar sem se ver.
instructions-clip-broken = Este trecho não pode ser reproduzido aqui. Você pode continuar sem ele.
