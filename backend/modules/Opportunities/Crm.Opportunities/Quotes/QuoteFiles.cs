using Crm.Opportunities.Domain;
using Crm.Platform.Mailing;
using Microsoft.Extensions.Options;

namespace Crm.Opportunities.Quotes;

/// <summary>A file with its name.</summary>
internal sealed record QuoteFile(string Name, byte[] Content);

/// <summary>Makes the documents of quotes.</summary>
internal sealed class QuoteFiles(QuoteGuard guard, IOptions<MailOptions> mail)
{
    public const string Type = "application/pdf";

    /// <param name="address">The page on which the customer reads it, for whoever knows it.</param>
    public async Task<QuoteFile> Write(Quote quote, string language, string? address, CancellationToken ct) =>
        new($"{quote.Number}-{quote.Revision}.pdf", QuotePdf.Write(quote, language, mail.Value.FromName, (await guard.Account(quote, ct))?.Name, address));

    public static string LanguageOf(Quote quote) => QuoteTexts.All.Keys.FirstOrDefault(l => l.Equals(quote.Language?.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? "en";
}
