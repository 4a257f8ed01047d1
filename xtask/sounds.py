"""Makes the player's own sounds: python3 xtask/sounds.py (writes assets/stimuli)

Sine tones with a soft beginning and a long fading, an octave above each a little of it: a glockenspiel that is played gently.
Mono, 16000 samples a second, 16 bits, which every browser plays. Loudest sample at half of what is possible.
"""

import math
import pathlib
import struct
import wave

RATE = 16_000
FOLDER = pathlib.Path(__file__).parent.parent / "assets" / "stimuli"


def tone(samples, start_secs, hertz, secs):
    """Adds one note."""
    first = round(start_secs * RATE)
    for step in range(min(round(secs * RATE), len(samples) - first)):
        at = step / RATE
        loudness = min(1.0, at / 0.015) * math.exp(-4.0 * at) * min(1.0, (secs - at) / 0.05)
        wave_at = math.sin(2 * math.pi * hertz * at) + 0.25 * math.sin(4 * math.pi * hertz * at)
        samples[first + step] += loudness * wave_at


def write(name, secs, notes):
    """Notes are pairs: when, in seconds, and how high, in hertz."""
    samples = [0.0] * round(secs * RATE)
    for start_secs, hertz in notes:
        tone(samples, start_secs, hertz, secs - start_secs)
    loudest = max(abs(sample) for sample in samples)
    values = [round(sample / loudest * 16_383) for sample in samples]
    with wave.open(str(FOLDER / name), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


# C, E, G, C: upwards, to look at something.
write("chime.wav", 1.3, [(0.0, 523.25), (0.14, 659.25), (0.28, 783.99), (0.42, 1046.5)])
# G, E, C: downwards, something is over.
write("chime-end.wav", 1.2, [(0.0, 783.99), (0.18, 659.25), (0.36, 523.25)])
