using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Quotes;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Mailing;
using Crm.Platform.Security;
using MediatR;
using Microsoft.Extensions.Options;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>What the customer's page needs: what it reads, and the acts that it does in nobody's name.</summary>
internal sealed class QuoteReading(
    QuoteLinks links, QuoteMessages messages, QuoteOptions options, PreferenceRate rate, Standing standing, IOptions<MailOptions> mail, CurrentUser user, IMediator mediator)
{
    public QuoteLinks Links => links;

    public QuoteMessages Messages => messages;

    public PreferenceRate Rate => rate;

    public string Company => mail.Value.FromName;

    public DateOnly Today => standing.Today;

    public async Task NoteOpened(Quote quote, CancellationToken ct)
    {
        user.Become(Caller.System);
        try
        {
            await mediator.Send(new NoteQuoteOpened(quote.Id), ct);
        }
        catch (ConflictException)
        {
            // Somebody else opened it, or changed it, at the same moment: reading goes on.
        }
    }

    public Task<bool> Ask(Quote quote, string by, string question, CancellationToken ct)
    {
        user.Become(Caller.System);
        return mediator.Send(new AskAboutQuote(quote.Id, by, question), ct);
    }

    public Task Answer(Quote quote, AnswerQuote answer, CancellationToken ct)
    {
        user.Become(Caller.System);
        return mediator.Send(answer, ct);
    }

    /// <summary>Why what was ticked cannot be had together; null where it can.</summary>
    public async Task<string?> Mismatch(Quote quote, QuoteTexts texts, CancellationToken ct)
    {
        var problems = await options.Look(quote.Lines, ct);
        return problems.Count == 0 ? null : $"{texts.Mismatch} {string.Join("; ", problems.Select(p => $"{p.Product}: {string.Join(", ", p.Options.Select(o => o.Name))}"))}";
    }
}
