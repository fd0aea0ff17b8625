// The knowledge bases of the cast: the shop's in English and Italian, and the stranger's.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import { heading, kbWriter, paragraph } from "./kb-writer.ts";

interface Named {
  readonly id: string;
}

export interface KnowledgeBaseCast {
  /** Published in English and Italian, in `category`. */
  readonly article: Named;
  /** Published, and seen by members alone. */
  readonly privateArticle: Named;
  readonly draftArticle: Named;
  readonly deletedArticle: Named;
  readonly otherArticle: Named;
  readonly category: Named;
  readonly deletedCategory: Named;
  readonly otherCategory: Named;
  /** The Italian site. */
  readonly site: Named;
  readonly otherSite: Named;
  /** A link of the primary site. */
  readonly siteLink: Named;
}

export async function writeKnowledgeBases(
  db: Database,
  o: { random: Random; now: Date; mine: string; theirs: string; authorId: string },
): Promise<KnowledgeBaseCast> {
  const at = new Date(o.now.getTime() - 12 * 86_400_000);
  const id = () => newId({ nowMs: () => at.getTime() }, o.random);
  const shop = kbWriter(db, { propertyId: o.mine, newId: id, at });
  await shop.base("bottega-aurora");
  const en = { siteId: "primary", language: "en" };
  const it = { siteId: id(), language: "it" };
  const [siteLink = { id: "" }] = await shop.site({
    ...en,
    title: "Help at Bottega Aurora",
    description: "Answers about our ceramics, orders and shipping.",
    ticketForm: true,
    links: [{ label: "Shop", url: "https://bottega-aurora.example/" }],
  });
  await shop.site({
    ...it,
    title: "Aiuto della Bottega Aurora",
    description: "Risposte su ceramiche e ordini.",
    ticketForm: true,
  });
  const category = await shop.category(
    [
      { siteId: en.siteId, name: "Orders and shipping", slug: "orders-and-shipping" },
      { siteId: it.siteId, name: "Ordini e spedizioni", slug: "ordini-e-spedizioni" },
    ],
    { icon: "truck" },
  );
  const deletedAt = new Date(o.now.getTime() - 86_400_000);
  const deletedCategory = await shop.category(
    [{ siteId: en.siteId, name: "Christmas market", slug: "christmas-market" }],
    { position: 9, deletedAt },
  );
  const common = { author: o.authorId };
  const article = await shop.article(
    [
      {
        ...en,
        title: "Shipping times and costs",
        slug: "shipping-times-and-costs",
        subtitle: "When your parcel arrives, and what it costs",
        blocks: [
          heading("Within Italy"),
          paragraph("We ship within <b>two or three working days</b>. From 90 euros shipping is free."),
        ],
      },
      {
        ...it,
        title: "Tempi e costi di spedizione",
        slug: "tempi-e-costi-di-spedizione",
        subtitle: "Quando arriva il pacco, e quanto costa",
        blocks: [
          heading("In Italia"),
          paragraph(
            "Spediamo in <b>due o tre giorni lavorativi</b>. Sopra i 90 euro la spedizione è gratuita.",
          ),
        ],
      },
    ],
    { ...common, categoryIds: [category.id], votes: [12, 1] },
  );
  const privateArticle = await shop.article(
    [
      {
        ...en,
        title: "How we pack fragile parcels",
        slug: "how-we-pack-fragile-parcels",
        blocks: [
          paragraph("Two layers of straw, then the <i>Zaffera</i> box. The courier's code is Maiolica."),
        ],
      },
    ],
    { ...common, categoryIds: [category.id], visibility: "private" },
  );
  const draftArticle = await shop.article(
    [
      {
        ...en,
        title: "Repairing with gold",
        slug: "repairing-with-gold",
        status: "draft",
        blocks: [paragraph("Kintsugi takes about six weeks.")],
      },
    ],
    common,
  );
  const deletedArticle = await shop.article(
    [
      {
        ...en,
        title: "Stall at the Christmas market",
        slug: "stall-at-the-christmas-market",
        blocks: [paragraph("Find us in Piazza Santo Stefano.")],
      },
    ],
    { ...common, deletedAt },
  );

  const joinery = kbWriter(db, { propertyId: o.theirs, newId: id, at });
  await joinery.base("clarke-and-sons");
  const theirs = { siteId: "primary", language: "en" };
  await joinery.site({ ...theirs, title: "Clarke & Sons workshop answers" });
  const otherSite = { id: id() };
  await joinery.site({ siteId: otherSite.id, language: "fr", title: "Réponses de l'atelier Clarke" });
  const otherCategory = await joinery.category([
    { siteId: "primary", name: "Fitted wardrobes", slug: "fitted-wardrobes" },
  ]);
  const otherArticle = await joinery.article(
    [
      {
        ...theirs,
        title: "Measuring an alcove",
        slug: "measuring-an-alcove",
        blocks: [paragraph("Architrave, wainscot, skirting.")],
      },
    ],
    { categoryIds: [otherCategory.id] },
  );
  return {
    article,
    privateArticle,
    draftArticle,
    deletedArticle,
    otherArticle,
    category,
    deletedCategory,
    otherCategory,
    site: { id: it.siteId },
    otherSite,
    siteLink,
  };
}
