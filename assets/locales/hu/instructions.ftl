instructions-start =
    Induljanak a videók!
    (Lesz egy pillanata, hogy megforduljon.)
instructions-no-camera = A kamerát nem sikerült megnyitni. Anélkül is továbbléphet, hogy látná magát.
instructions-clip-broken = Ezt a videót itt nem lehet lejátszani. Enélkül is továbbléphet.
