instructions-start =
    Start de video’s!
    (Je hebt even de tijd om je om te draaien.)
instructions-no-camera = Je camera kon niet worden geopend. Je kunt verdergaan zonder jezelf te zien.
instructions-clip-broken = Dit fragment kan hier niet worden afgespeeld. Je kunt zonder verdergaan.
