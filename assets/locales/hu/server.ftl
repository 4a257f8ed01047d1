server-answers-saved = A válaszait elmentettük.
server-close-window = Most már bezárhatja ezt az ablakot.
