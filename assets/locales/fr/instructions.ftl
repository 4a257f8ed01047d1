instructions-start =
    Lancer les vidéos !
    (Vous aurez un instant pour vous retourner.)
instructions-no-camera = Votre caméra n’a pas pu être ouverte. Vous pouvez continuer sans vous voir.
instructions-clip-broken = Cet extrait ne peut pas être lu ici. Vous pouvez continuer sans.
