// What a file may be called, and what it is taken for: by its content first, which its name must agree with.

/** Longest name kept; what is beyond goes from the middle, so that the ending stays. */
const NAME_LENGTH = 120;

/**
 * The name as it is kept: no folders, no control or direction characters (a turned-round name hides its ending), nothing
 * a file system chokes on. Empty when nothing is left of it.
 */
export function cleanName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const letters = [...plain];
  if (letters.length <= NAME_LENGTH) return plain;
  const ending = endingOf(plain);
  const tail = ending === "" ? "" : `.${ending}`;
  return letters.slice(0, NAME_LENGTH - tail.length).join("") + tail;
}

/** Small letters, without the dot; empty when there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 && /^[\p{L}\p{N}_-]{1,16}$/u.test(name.slice(dot + 1))
    ? name.slice(dot + 1).toLowerCase()
    : "";
}

/** What the content says of itself: its usual ending where it has a signature, and whether it reads as text. */
export interface Content {
  readonly ending: string | undefined;
  readonly isText: boolean;
}

export const UNKNOWN_TYPE = "application/octet-stream";

/** The MIME type it is served as, or `refused`. Only pictures of `pictureTypes` are ever shown in a page. */
export function typeOf(name: string, content: Content): { mimeType: string } | "refused" {
  const ending = endingOf(name);
  if (isProgram(ending) || (content.ending !== undefined && programContents.has(content.ending)))
    return "refused";
  const known = kinds.get(ending);
  if (!known) return { mimeType: UNKNOWN_TYPE };
  const [mimeType, contents] = known;
  if (contents === "text") {
    const fits = content.isText && (content.ending === undefined || textContents.has(content.ending));
    return fits ? { mimeType } : "refused";
  }
  return content.ending !== undefined && contents.includes(content.ending) ? { mimeType } : "refused";
}

export const pictureTypes: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
]);

/** By its name: the content is looked at when it comes. */
export function isPicture(ending: string): boolean {
  return pictureTypes.has(kinds.get(ending)?.[0] ?? "");
}

/** Of an address: what names an agent's or a client's file of this property. The server may have had another name then. */
export function pathIn(url: string, propertyId: string): string | undefined {
  const [, property, path] =
    /^https?:\/\/[^/]+\/files\/([0-9a-f]{24})\/a\/[^/]+\/([0-9a-f]{40})\//.exec(url) ?? [];
  return property === propertyId ? path : undefined;
}

/** What a double click starts. */
export function isProgram(ending: string): boolean {
  return programs.has(ending);
}

const words = (text: string) => text.split(" ");

const programs: ReadonlySet<string> = new Set(
  words(
    "exe dll com scr pif cpl msi msp mst msix appx bat cmd ps1 psm1 vb vbs vbe js jse mjs cjs wsf wsh hta jar jnlp apk aab ipa app command deb rpm dmg pkg lnk url reg inf scf gadget chm iso img vhd vhdx xll ocx sys drv swf class dex wasm elf so dylib",
  ),
);

/** By their signature, whatever they are called. */
const programContents: ReadonlySet<string> = new Set(
  words("exe elf macho class swf deb rpm dmg jar apk lnk alias crx xpi wasm chm reg"),
);

/** Signatures of what is text all the same. */
const textContents: ReadonlySet<string> = new Set(words("xml ics vcf vtt"));

const zipped = (ending: string) => [ending, "zip"];
const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";

/** Endings we know: the type they are served as, and the signatures their content may have. */
const kinds: ReadonlyMap<string, readonly [mimeType: string, contents: readonly string[] | "text"]> = new Map(
  Object.entries({
    png: ["image/png", ["png", "apng"]],
    jpg: ["image/jpeg", ["jpg"]],
    jpeg: ["image/jpeg", ["jpg"]],
    gif: ["image/gif", ["gif"]],
    webp: ["image/webp", ["webp"]],
    avif: ["image/avif", ["avif"]],
    heic: ["image/heic", ["heic"]],
    heif: ["image/heif", ["heic"]],
    bmp: ["image/bmp", ["bmp"]],
    tif: ["image/tiff", ["tif"]],
    tiff: ["image/tiff", ["tif"]],
    pdf: ["application/pdf", ["pdf"]],
    rtf: ["application/rtf", ["rtf"]],
    doc: ["application/msword", ["cfb"]],
    xls: ["application/vnd.ms-excel", ["cfb"]],
    ppt: ["application/vnd.ms-powerpoint", ["cfb"]],
    docx: [`${office}.wordprocessingml.document`, zipped("docx")],
    xlsx: [`${office}.spreadsheetml.sheet`, zipped("xlsx")],
    pptx: [`${office}.presentationml.presentation`, zipped("pptx")],
    odt: [`${open}.text`, zipped("odt")],
    ods: [`${open}.spreadsheet`, zipped("ods")],
    odp: [`${open}.presentation`, zipped("odp")],
    epub: ["application/epub+zip", zipped("epub")],
    zip: ["application/zip", ["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "3mf"]],
    gz: ["application/gzip", ["gz", "tar.gz"]],
    tgz: ["application/gzip", ["gz", "tar.gz"]],
    tar: ["application/x-tar", ["tar"]],
    "7z": ["application/x-7z-compressed", ["7z"]],
    rar: ["application/vnd.rar", ["rar"]],
    mp3: ["audio/mpeg", ["mp3", "mp1", "mp2"]],
    m4a: ["audio/mp4", ["m4a", "mp4"]],
    aac: ["audio/aac", ["aac"]],
    wav: ["audio/wav", ["wav"]],
    flac: ["audio/flac", ["flac"]],
    oga: ["audio/ogg", ["oga", "ogg", "opus", "spx"]],
    ogg: ["audio/ogg", ["ogg", "oga", "opus", "spx"]],
    opus: ["audio/ogg", ["opus", "ogg"]],
    mp4: ["video/mp4", ["mp4", "m4v"]],
    m4v: ["video/mp4", ["m4v", "mp4"]],
    mov: ["video/quicktime", ["mov", "mp4"]],
    webm: ["video/webm", ["webm", "mkv"]],
    mkv: ["video/x-matroska", ["mkv", "webm"]],
    avi: ["video/x-msvideo", ["avi"]],
    txt: ["text/plain", "text"],
    log: ["text/plain", "text"],
    md: ["text/markdown", "text"],
    csv: ["text/csv", "text"],
    tsv: ["text/tab-separated-values", "text"],
    json: ["application/json", "text"],
    ics: ["text/calendar", "text"],
    vcf: ["text/vcard", "text"],
    // Pages and drawings can hold scripts: kept, but saved to disk under a type no browser opens.
    html: [UNKNOWN_TYPE, "text"],
    htm: [UNKNOWN_TYPE, "text"],
    xhtml: [UNKNOWN_TYPE, "text"],
    svg: [UNKNOWN_TYPE, "text"],
    xml: [UNKNOWN_TYPE, "text"],
  } satisfies Record<string, [string, readonly string[] | "text"]>),
);

/**
 * How long an upload may take in all: the time it may stand still, and what a line of 16 KiB a second needs. Without
 * it a byte every few seconds would hold a connection for days.
 */
export function uploadMs(size: number, stallSeconds: number): number {
  return stallSeconds * 1000 + Math.ceil(size / 16_384) * 1000;
}

export interface Span {
  readonly start: number;
  /** The last byte, itself included. */
  readonly end: number;
}

/** What a Range header asks of so many bytes (RFC 9110 §14.2): `all` where it says nothing we serve in parts. */
export function spanOf(header: string | undefined, size: number): Span | "all" | "unsatisfiable" {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return "all";
  if (from === "") {
    const last = Math.min(Number(to), size);
    return last === 0 ? "unsatisfiable" : { start: size - last, end: size - 1 };
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < start) return "all";
  return start >= size ? "unsatisfiable" : { start, end };
}

/** The header that names a download (RFC 6266): plain letters for old clients, the whole name for all others. */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
