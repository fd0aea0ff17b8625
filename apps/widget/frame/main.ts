// The frame's core: what runs in the iframe before the window is opened for the first time.

export {};
