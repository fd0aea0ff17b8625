// An invitation opened from its mail: sign up with it, or join with the account one has.

import { Anchor, Button, Skeleton } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Result, useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useEnter } from "../../parts/enter.ts";
import { NewAccount, useNewAccount } from "../../parts/NewAccount.tsx";
import { Outside } from "../../parts/Outside.tsx";
import { roleName } from "../../parts/role-name.ts";
import { useSave } from "../../parts/save.ts";
import { Failure, Trouble } from "../../parts/Trouble.tsx";
import { signOut } from "../../shell/me.ts";

export function Invitation() {
  const { t } = useTranslation();
  const { token = "" } = useSearch({ from: "/invitation" });
  const invite = useCall("members.get-invite", { token });
  const me = useCall("agent.me", {});

  // Asked once is enough: a later look (the window gets the focus back) must not take away what is being typed.
  if (!invite.data && invite.isError) {
    if (!isRefused(invite.error)) {
      return (
        <Outside title={t("invitation.title")}>
          <Trouble error={invite.error} onRetry={() => invite.refetch()} />
        </Outside>
      );
    }
    return (
      <Outside
        title={t("invitation.invalid")}
        about={t("invitation.invalidAbout")}
        foot={<SignInLink token="" />}
      />
    );
  }
  if (invite.isPending || !me.isFetched) {
    return (
      <Outside title={t("invitation.title")}>
        <Skeleton height={36} />
      </Outside>
    );
  }
  const { propertyName, invitedBy, email, hasAccount } = invite.data;
  const role = invite.data.roleName ?? roleName(t, invite.data.role);
  const about = invitedBy
    ? t("invitation.aboutBy", { name: invitedBy, property: propertyName, role })
    : t("invitation.about", { property: propertyName, role });
  const title = t("invitation.join", { property: propertyName });

  if (me.data) return <Join title={title} about={about} me={me.data} email={email} token={token} />;
  if (hasAccount) {
    return (
      <Outside title={title} about={about}>
        <Button fullWidth renderRoot={(props) => <Link to="/sign-in" search={backTo(token)} {...props} />}>
          {t("invitation.signIn", { email })}
        </Button>
      </Outside>
    );
  }
  return <SignUpHere title={title} about={about} email={email} token={token} />;
}

interface SignUpProps {
  title: string;
  about: string;
  email: string;
  token: string;
}

function SignUpHere({ title, about, email, token }: SignUpProps) {
  const { t } = useTranslation();
  const enter = useEnter();
  const form = useNewAccount(email);
  const save = useSave("agent.sign-up", form, {
    refresh: [],
    fields: { email_taken: "email" },
    onDone: () => enter(),
  });
  return (
    <Outside title={title} about={about} foot={<SignInLink token={token} />}>
      <NewAccount
        form={form}
        fixedEmail
        verb={t("invitation.signUp")}
        pending={save.pending}
        failure={save.failure}
        onSubmit={(values) => save.submit({ ...values, invitation: token, language: currentLanguage() })}
      />
    </Outside>
  );
}

interface JoinProps extends SignUpProps {
  me: Result<"agent.me">;
}

function Join({ title, about, me, email, token }: JoinProps) {
  const { t } = useTranslation();
  const enter = useEnter();
  const accept = useSave("members.accept-invite", null, {
    refresh: [],
    onDone: ({ propertyId }) => enter(`/properties/${propertyId}`),
  });
  if (me.email.toLowerCase() !== email.toLowerCase()) {
    return (
      <Outside title={title} about={t("invitation.otherAccount", { email, mine: me.email })}>
        <Button variant="default" fullWidth onClick={() => signOut()}>
          {t("profileMenu.signOut")}
        </Button>
      </Outside>
    );
  }
  return (
    <Outside title={title} about={about}>
      <Failure error={accept.failure} />
      <Button fullWidth loading={accept.pending} onClick={() => accept.submit({ token })}>
        {t("invitation.accept")}
      </Button>
    </Outside>
  );
}

function SignInLink({ token }: { token: string }) {
  const { t } = useTranslation();
  return (
    <Anchor renderRoot={(props) => <Link to="/sign-in" search={token ? backTo(token) : {}} {...props} />}>
      {t("signIn.title")}
    </Anchor>
  );
}

/** The invitation itself is no good; anything else may pass. */
function isRefused(error: Error): boolean {
  return error instanceof ParloError && ["invitation_invalid", "validation_error"].includes(error.code);
}

function backTo(token: string): { next: string } {
  return { next: `/invitation?token=${token}` };
}
