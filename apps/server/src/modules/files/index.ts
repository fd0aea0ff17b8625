// What other modules and the doors may use of files.

export { incomingFolder } from "./disk.ts";
export { claimFiles, createUpload, keepShown, type Owner } from "./files.actions.ts";
export { filesErrors } from "./files.errors.ts";
export { Attachment, File, fileInput, presentAttachment, presentFile, Upload } from "./files.resource.ts";
export { type Span, spanOf } from "./files.rules.ts";
export { type FileRow, insertFile } from "./files.store.ts";
export { drawThumbnail } from "./picture.ts";
export { findServed, type Served } from "./serve.actions.ts";
export { StorageFailure, storageOf } from "./storage.ts";
export { awaitedFile, type Receiving, receiveFile } from "./upload.actions.ts";
