### A gyermek saját igenje vagy nemje: egyszerű szavak, tegeződve.

assent-title = Szeretnél részt venni?
assent-intro = Kérjük, olvassák vagy hallgassák meg együtt. Utána a gyermek dönt, és minden válasz rendben van.
assent-step-learn = Ismerd meg a kutatást
assent-step-decide = Aztán dönts
assent-question = Szeretnél részt venni ebben a kutatásban?
assent-yes = Igen { "👍" }
assent-no = Nem { "👎" }
assent-no-is-fine = A nemet választottad, és ez rendben van. A Beküldés gombbal a kutatás itt véget ér.
assent-pages-first = Először nézd végig az összes oldalt. Utána válaszolhatsz.
assent-thanks = Köszönjük, hogy elmondtad!
assent-thanks-text = Nem kell részt venned, és ez teljesen rendben van. A kutatás itt véget ér, bezárhatod ezt az ablakot.
assent-form-title = A gyermek beleegyező nyilatkozata: { $study }
assent-press-play = A kezdéshez nyomd meg a lejátszás jelét.
assent-without-video = Videó nélkül is továbbmehetsz.
assent-setting-up = (egy pillanat, előkészítjük...)
assent-broken = Valamit ezen az oldalon nem lehet lejátszani. Enélkül is továbbmehetsz.
assent-pages = Oldalak
