// Tells an embedding site what a recorder does, with the names and arguments of Pipe's embed code 2.0 (docs/pipe.md).
// Called as a function body with (id, name, values).
const sdk = window.PipeSDK ??= {};
sdk.recorders ??= {};
sdk.getRecorderById ??= which => sdk.recorders[which];
const call = (owner, method, ...given) => {
  try {
    owner[method]?.(...given);
  } catch (error) {
    // What an embedding site does wrong must not stop a study.
    console.error(error);
  }
};
let recorder = sdk.recorders[id];
if (!recorder) {
  let started = 0;
  recorder = sdk.recorders[id] = {
    id,
    getStreamName: () => id,
    getStreamTime: () => started && Math.round((performance.now() - started) / 10) / 100,
    begin: () => { started = performance.now(); },
  };
  call(sdk, 'onRecordersInserted');
}
if (name === 'onRecordingStarted') recorder.begin();
call(recorder, name, id, ...values);
window.dispatchEvent(new CustomEvent('peekaboo-recorder', {detail: {recorderId: id, name, values}}));
