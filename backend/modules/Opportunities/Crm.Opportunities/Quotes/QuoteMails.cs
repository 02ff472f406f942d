using Crm.Opportunities.Domain;
using Crm.Platform.Files;
using Crm.Platform.Mailing;

namespace Crm.Opportunities.Quotes;

/// <summary>The mail that takes a quote to a customer, in the language of the quote. The link in it is sealed until it goes out.</summary>
internal sealed class QuoteMails(IMailer mailer, QuoteFiles files, IKeptFiles kept)
{
    public async Task<Guid> Send(Quote quote, string to, string? message, string address, string token, bool attachPdf, CancellationToken ct)
    {
        var texts = QuoteTexts.Of(quote.Language);
        var text = string.Join("\n\n", new[] { message?.Trim(), $"{texts.Read}\n{address}", $"{texts.ValidUntil}: {quote.ValidUntil:yyyy-MM-dd}" }.Where(t => !string.IsNullOrEmpty(t)));
        return await mailer.Send(new MailMessage($"quote-sent:{quote.Id:N}", to, $"{texts.Quote} {quote.Number}: {quote.Title}", text) { Secret = token, FileIds = attachPdf ? await Keep(quote, ct) : [] }, ct);
    }

    // Without the address: colleagues read the file too, and the address is the customer's alone.
    private async Task<IReadOnlyList<Guid>> Keep(Quote quote, CancellationToken ct)
    {
        var file = await files.Write(quote, QuoteFiles.LanguageOf(quote), address: null, ct);
        return await kept.Keep([new IncomingFile(file.Name, file.Content)], "quote", quote.Id, ct);
    }
}
