using Crm.Opportunities.Domain;
using Crm.Platform.Mailing;

namespace Crm.Opportunities.Quotes;

/// <summary>The mail that takes a quote to a customer, in the language of the quote. The link in it is sealed until it goes out.</summary>
internal sealed class QuoteMails(IMailer mailer)
{
    public Task<Guid> Send(Quote quote, string to, string? message, string address, string token, CancellationToken ct)
    {
        var texts = QuoteTexts.Of(quote.Language);
        var text = string.Join("\n\n", new[] { message?.Trim(), $"{texts.Read}\n{address}", $"{texts.ValidUntil}: {quote.ValidUntil:yyyy-MM-dd}" }.Where(t => !string.IsNullOrEmpty(t)));
        return mailer.Send(new MailMessage($"quote-sent:{quote.Id:N}", to, $"{texts.Quote} {quote.Number}: {quote.Title}", text) { Secret = token }, ct);
    }
}
