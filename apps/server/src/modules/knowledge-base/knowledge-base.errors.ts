// The refusals of the knowledge base.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const knowledgeBaseErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  knowledge_base_exists: {
    status: 409,
    message: "The property has a knowledge base already.",
    fix: "Change it with knowledge-base.settings.update; add languages with knowledge-base.site.create.",
  },
  subdomain_taken: {
    status: 409,
    message: "Another knowledge base has this name in its address.",
    fix: "Choose another; knowledge-base.settings.check-subdomain says what is free.",
  },
  language_taken: {
    status: 409,
    message: "There is a site in this language.",
    fix: "Change that site, or choose another language.",
  },
  primary_site: {
    status: 409,
    message: "The primary site cannot be deleted.",
    fix: "Hide it with knowledge-base.site.update and `enabled` false.",
  },
  slug_taken: {
    status: 409,
    message: "Another one on this site has this address.",
    fix: "Choose another slug, or leave it out to have one made. What lies in the bin keeps its address until it is destroyed.",
  },
  article_changed: {
    status: 409,
    message: "Somebody saved this text after the one the change was made for.",
    fix: "Read it with knowledge-base.article.get, make the change again and send its `content.updatedAt`.",
  },
  too_many: {
    status: 409,
    message: "There are as many of these as there may be.",
    fix: "Remove some that are not needed.",
  },
  not_deleted: {
    status: 409,
    message: "It does not lie in the bin.",
    fix: "Nothing is to be done: it is in use.",
  },
  domain_taken: {
    status: 409,
    message: "The domain is another knowledge base's.",
    fix: "Remove it there first, or choose another.",
  },
});
