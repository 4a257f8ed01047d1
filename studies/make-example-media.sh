#!/usr/bin/env bash
# Draws and plays every stimulus of studies/example with ffmpeg alone: no third-party media.
# Usage: studies/make-example-media.sh   (needs ffmpeg with libx264, libvpx-vp9, libmp3lame, libvorbis)
# Output: studies/example/files/{img,mp3,ogg,mp4,webm}, replaced on every run.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
files="$here/example/files"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$files"/{img,mp3,ogg,mp4,webm}

WIDTH=960 HEIGHT=540 FPS=25
ff() { ffmpeg -hide_banner -loglevel error -nostdin -y "$@"; }

# --- shapes -------------------------------------------------------------------------------------
# A shape is one still picture with smooth edges. `cover` is its opacity, 0..1, from the distance to
# its outline in pixels; colours are plain expressions over X and Y.
shape() { # file width height red green blue cover
  ff -f lavfi -i "color=black:s=$2x$3,format=rgba" -frames:v 1 \
    -vf "geq=r='$4':g='$5':b='$6':a='255*clip($7,0,1)'" "$1"
}

# Wall and floor, meeting in a soft line; the floor darkens a little towards the viewer.
shape "$work/room.png" $WIDTH $HEIGHT \
  "if(lt(Y,412),244-Y/60,198-(Y-412)/10)" \
  "if(lt(Y,412),238-Y/50,214-(Y-412)/10)" \
  "if(lt(Y,412),226-Y/40,190-(Y-412)/10)" 1

# Ball: coral, with a yellow band and a dot so that rolling can be seen. Radius 44 in a 96 px tile.
BAND="between(abs(Y-48),0,11)+lt(hypot(X-48,Y-22),7)"
ball() { # file size: the same drawing at any size, in the units of the 96 px tile
  local k="($2/96)"
  local band="${BAND//X/(X/$k)}"; band="${band//Y/(Y/$k)}"
  shape "$1" "$2" "$2" \
    "if(gt($band,0),250,232-14*hypot(X/$k-34,Y/$k-30)/60)" \
    "if(gt($band,0),228,112-22*hypot(X/$k-34,Y/$k-30)/60)" \
    "if(gt($band,0),162,92-18*hypot(X/$k-34,Y/$k-30)/60)" \
    "(44-hypot(X/$k-47.5,Y/$k-47.5))*$k"
}
ball "$work/ball.png" 96

# Screen: a rounded blue panel with upright stripes. 300 x 250, corner radius 26.
DIST="hypot(max(abs(X-149.5)-124,0),max(abs(Y-124.5)-99,0))-26"
STRIPE="(0.5+0.5*tanh(4*sin(X*PI/25)))"
shape "$work/screen.png" 300 250 \
  "104+16*$STRIPE" "146+14*$STRIPE" "178+10*$STRIPE" "0.5-($DIST)"

# Attention getter: a six-petalled flower with a light heart.
flower() { # file size red green blue
  local m="($2/2-0.5)"
  local rim="($2*0.38*(1+0.2*cos(6*atan2(Y-$m,X-$m))))"
  local heart="lt(hypot(X-$m,Y-$m),$2*0.14)"
  shape "$1" "$2" "$2" "if($heart,250,$3)" "if($heart,232,$4)" "if($heart,170,$5)" \
    "$rim-hypot(X-$m,Y-$m)"
}
flower "$work/flower.png" 400 150 122 186

# --- pictures of the paired trials -------------------------------------------------------------------
# 600 x 600 px, transparent around the shape. The known ball and the new diamond cover equal areas
# (about 128,000 px), so that neither is easier to see; the diamond occurs nowhere else in the study.
ball "$work/ball-large.png" 440
ff -i "$work/ball-large.png" -vf "pad=600:600:80:80:color=0x00000000,format=rgba" -frames:v 1 "$files/img/ball.png"

U="abs(X+Y-599)/1.41421" V="abs(X-Y)/1.41421"
RIM="hypot(max($U-121,0),max($V-121,0))-60"
RING="between(hypot(X-299.5,Y-299.5),58,104)"
shape "$files/img/diamond.png" 600 600 \
  "if($RING,250,78+22*Y/600)" "if($RING,236,158-14*Y/600)" "if($RING,190,146-10*Y/600)" "0.5-($RIM)"

# --- films ----------------------------------------------------------------------------------------
encode() { # lossless-file name: the same film for every browser
  ff -i "$1" -c:v libx264 -preset slow -crf 25 -pix_fmt yuv420p -movflags +faststart \
    -c:a aac -b:a 64k "$files/mp4/$2.mp4"
  ff -i "$1" -c:v libvpx-vp9 -crf 36 -b:v 0 -row-mt 1 -cpu-used 3 -pix_fmt yuv420p \
    -c:a libopus -b:a 48k "$files/webm/$2.webm"
}

# The ball comes down from above, drops behind the screen, stays hidden, rolls out on the right,
# then hops on the spot. `out` is the moment it sets off behind the screen; seconds throughout.
ball_film() { # name-stem out-secs total-secs
  local out="$2" secs="$3" arrive
  arrive="$(awk "BEGIN{print $2+1.7}")"
  local ease="pow(clip((t-$out)/1.7,0,1),2)*(3-2*clip((t-$out)/1.7,0,1))"
  local x="480+330*$ease"
  local down="-60+190*sin(PI/2*clip(t/1,0,1))+10*sin(2*PI*t)*between(t,1,2)"
  local fall="298*pow(clip((t-2)/0.55,0,1),2)"
  local hop="70*abs(sin(PI*(t-$arrive)/0.6))*gte(t,$arrive)"
  ff -f lavfi -i "color=black:s=${WIDTH}x$HEIGHT:r=$FPS:d=$secs" \
    -loop 1 -framerate $FPS -i "$work/room.png" -loop 1 -framerate $FPS -i "$work/ball.png" \
    -loop 1 -framerate $FPS -i "$work/screen.png" -filter_complex "
      [2]rotate=a='330/44*$ease':c=none[ball];
      [0][1]overlay=shortest=1[room];
      [room][ball]overlay=x='$x-48':y='$down+$fall-($hop)-48'[rolling];
      [rolling][3]overlay=x=330:y=226,format=yuv444p" \
    -t "$secs" -c:v ffv1 "$work/$1_right.mkv"
  ff -i "$work/$1_right.mkv" -vf hflip -c:v ffv1 "$work/$1_left.mkv"
  encode "$work/$1_right.mkv" "$1_right"
  encode "$work/$1_left.mkv" "$1_left"
}
ball_film rolling 3.4 7
ball_film waiting 5.6 8

# One soft bell: a sine and its octave, dying away. Arguments: frequency in Hz, start in seconds.
bell() { printf '+gte(t,%s)*(sin(2*PI*%s*t)+0.35*sin(4*PI*%s*t))*min((t-%s)/0.02,1)*exp(-2.6*max(t-%s,0))' \
  "$2" "$1" "$1" "$2" "$2"; }

# The flower grows, turns and shrinks three times, one bell each.
ff -f lavfi -i "color=0xF4EEE2:s=${WIDTH}x$HEIGHT:r=$FPS:d=3" -loop 1 -framerate $FPS -i "$work/flower.png" \
  -f lavfi -i "aevalsrc='0.16*(0$(bell 523.25 0)$(bell 659.25 1)$(bell 783.99 2))':s=44100:d=3" \
  -filter_complex "
    [1]rotate=a='PI/3*t':c=none,scale=w='2*trunc((140+240*pow(sin(PI*t),2))/2)':h=-1:eval=frame[flower];
    [0][flower]overlay=x='(W-w)/2':y='(H-h)/2':shortest=1,format=yuv444p[v]" \
  -map '[v]' -map 2:a -t 3 -c:v ffv1 -c:a pcm_s16le "$work/look_here.mkv"
encode "$work/look_here.mkv" look_here

# --- sounds -----------------------------------------------------------------------------------------
sound() { # name secs expression
  ff -f lavfi -i "aevalsrc='0.16*(0$3)':s=44100:d=$2" -af "afade=t=out:st=$(awk "BEGIN{print $2-0.4}"):d=0.4" \
    -ac 1 -c:a pcm_s16le "$work/$1.wav"
  ff -i "$work/$1.wav" -c:a libmp3lame -b:a 48k "$files/mp3/$1.mp3"
  ff -i "$work/$1.wav" -c:a libvorbis -q:a 1 "$files/ogg/$1.ogg"
}
sound tune 7 "$(bell 392 0)$(bell 493.88 0.9)$(bell 587.33 1.8)$(bell 493.88 2.7)$(bell 440 3.6)$(bell 392 4.5)$(bell 293.66 5.4)"
sound chime 5 "$(bell 523.25 0)$(bell 783.99 0.8)$(bell 659.25 1.6)$(bell 523.25 2.6)"

du -cb "$files"/*/* | sort -k2
