instructions-start =
    Hasi bideoak!
    (Une bat izango duzu buelta emateko.)
instructions-no-camera = Ezin izan da zure kamera ireki. Zeure burua ikusi gabe jarrai dezakezu.
instructions-clip-broken = Bideo hau ezin da hemen erreproduzitu. Hori gabe jarrai dezakezu.
