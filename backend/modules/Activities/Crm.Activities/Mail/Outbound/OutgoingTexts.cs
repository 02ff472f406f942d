using System.Net;
using Crm.Activities.Mail.Features;
using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Mailing;
using Crm.Platform.Templates;

namespace Crm.Activities.Mail.Outbound;

/// <summary>What one recipient gets to read, and the secret in it, where it carries the way to unsubscribe.</summary>
internal sealed record OutgoingText(FilledText Filled, string Text, string Html, string? Secret, IReadOnlyList<MailHeader> Headers);

/// <summary>Makes of what somebody wrote, or of the template they picked, the texts of the mails. A template with a purpose goes only to those who agreed to that.</summary>
internal sealed class OutgoingTexts(ITemplates templates, IConsentCheck consents, IPreferenceLinks links, ICurrentUser user)
{
    private static readonly Dictionary<string, string> Unsubscribe = new(StringComparer.Ordinal)
    {
        ["en"] = "Choose what you get from us, or unsubscribe", ["es"] = "Elige qué recibes de nosotros o date de baja", ["zh"] = "选择您希望收到的内容，或退订",
        ["ru"] = "Выбрать, что получать от нас, или отписаться", ["it"] = "Scegli cosa ricevere da noi o annulla l'iscrizione",
    };

    /// <summary>The template and one text for each recipient, in their order; who is copied in reads what the first one does.</summary>
    public async Task<(PickedTemplate? Template, IReadOnlyList<OutgoingText> Texts)> Make(SendEmailBody mail, IReadOnlyList<MessageRecipient> people, CancellationToken ct)
    {
        var template = mail.TemplateId is { } id ? await templates.Pick(id, user.Language, ct) : null;
        var text = new TemplateText(mail.Subject ?? template?.Text.Subject ?? "", mail.Body ?? template?.Text.Body ?? "");
        if (template?.Purpose is { } purpose)
        {
            await Ask(people, purpose, ct);
        }

        var isFilled = text.Subject.Contains("{{", StringComparison.Ordinal) || text.Body.Contains("{{", StringComparison.Ordinal);
        var (made, texts) = (new Dictionary<Guid, FilledText>(), new List<OutgoingText>());
        foreach (var person in people)
        {
            var reader = person.Kind == "to" || !isFilled ? person : people[0];
            var contactId = isFilled ? reader.ContactId : null;
            if (!made.TryGetValue(contactId ?? Guid.Empty, out var filled))
            {
                made[contactId ?? Guid.Empty] = filled = Whole(await templates.Fill(text, isFilled ? "contact" : null, contactId, ct), reader);
            }

            texts.Add(template?.Purpose is { } sentFor && person.ContactId is { } whom ? WithWayOut(filled, whom, sentFor) : new OutgoingText(filled, filled.Text, filled.Html, Secret: null, []));
        }

        return (template, texts);
    }

    private async Task Ask(IReadOnlyList<MessageRecipient> people, string purpose, CancellationToken ct)
    {
        var verdicts = await consents.MaySend([.. people.Where(p => p.ContactId is not null).Select(p => p.ContactId!.Value)], ConsentChannel.Email, purpose, ct);
        var refused = people.Select(p => (Person: p, Verdict: p.ContactId is { } id ? verdicts[id] : new ConsentVerdict(MaySend: false, "unknownPerson"))).Where(p => !p.Verdict.MaySend)
            .Select(p => new { p.Person.ContactId, p.Person.Name, p.Verdict.Reason }).ToList();
        if (refused.Count > 0)
        {
            throw new ConflictException("no_consent", "Somebody has not agreed to what this template is sent for. Leave them out, or write to them yourself.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["purpose"] = purpose, ["refused"] = refused },
            };
        }
    }

    private static FilledText Whole(FilledText filled, MessageRecipient reader) => filled.Missing.Count == 0 ? filled
        : throw new InvalidInputException("body", $"There is no value for {string.Join(", ", filled.Missing)} of {reader.Name ?? reader.Address}.", "missing_values")
        {
            Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["placeholders"] = filled.Missing, ["contactId"] = reader.ContactId },
        };

    // RFC 8058 with RFC 2369: one click in a mail program, or the page. The address is a secret, which only the mail that goes out has in it.
    private OutgoingText WithWayOut(FilledText filled, Guid contactId, string purpose)
    {
        var words = Unsubscribe.GetValueOrDefault(user.Language?.Split('-')[0] ?? "en") ?? Unsubscribe["en"];
        var line = $"<p style=\"font-size:0.85em\"><a href=\"{MailMessage.SecretPlace}\">{WebUtility.HtmlEncode(words)}</a></p>";
        return new OutgoingText(
            filled, $"{filled.Text}\n\n{words}: {MailMessage.SecretPlace}", filled.Html.Replace("</body>", $"{line}</body>", StringComparison.Ordinal), links.Make("contact", contactId).Url,
            [new MailHeader("List-Unsubscribe", $"<{MailMessage.SecretPlace}?channel=email&purpose={Uri.EscapeDataString(purpose)}>"), new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]);
    }
}
