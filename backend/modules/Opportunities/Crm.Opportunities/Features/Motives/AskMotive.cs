using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Motives;
using Crm.Platform.Consents;
using Crm.Platform.Hosting;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Crm.Opportunities.Features.Motives;

/// <summary>Whom to ask, and in which language.</summary>
/// <param name="ContactId">Who gets a mail; nobody where it is left out, and the link is yours to pass on.</param>
internal sealed record AskMotiveBody(Guid? ContactId = null, string? Language = null);

/// <summary>Makes the address at which a customer says why they have ordered again, and sends it to one of its people.</summary>
internal sealed record AskMotive(Guid AccountId, Guid OrderId, Guid? ContactId, string? Language) : ICommand<AskedMotive>;

/// <summary>The address at which the customer answers; it is shown this once.</summary>
internal sealed record AskedMotive(string Link, Guid? MailId, DateTime ExpiresAt);

internal sealed class AskMotiveHandler(MotiveDesk desk, IConsentCheck consents, IMailer mailer, IConfiguration configuration, IMediator mediator) : IRequestHandler<AskMotive, AskedMotive>
{
    /// <summary>What the company writes to customers about their orders: its administrators say on what that rests.</summary>
    public const string Purpose = "service";

    public async Task<AskedMotive> Handle(AskMotive request, CancellationToken cancellationToken)
    {
        var (order, isRepeat) = await desk.OrderOf(request.AccountId, request.OrderId, cancellationToken);
        var settings = await desk.Settings(cancellationToken);
        Check(settings, isRepeat, request.ContactId is not null);
        if (await desk.NextFor(request.AccountId, request.OrderId, settings, cancellationToken) is { } next)
        {
            throw new ConflictException("asked_lately", $"This customer was asked lately. They can be asked again from {next:yyyy-MM-dd} on.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = next },
            };
        }

        var contact = request.ContactId is { } id ? await Contact(request.AccountId, id, cancellationToken) : null;
        var (ask, token) = await desk.Link(request.AccountId, request.OrderId, request.ContactId, cancellationToken);
        var mail = contact is null ? (Guid?)null : await mailer.Send(Mail(ask, order, contact, token, request.Language), cancellationToken);
        return new AskedMotive(Address(token), mail, ask.ExpiresAt);
    }

    private static void Check(MotiveSettings settings, bool isRepeat, bool byMail)
    {
        if (!settings.IsOn || (byMail && !settings.ByMail))
        {
            throw new ConflictException("motives_off", settings.IsOn ? "Customers are not asked by mail here. Pass the link on." : "Customers are not asked here why they order again.");
        }

        if (!isRepeat)
        {
            throw new ConflictException("first_order", "This is the customer's first order: there is nothing to come back for yet.");
        }
    }

    private async Task<ContactEmail> Contact(Guid accountId, Guid contactId, CancellationToken ct)
    {
        var contact = (await mediator.Send(new EmailsOfContacts([contactId]), ct)).FirstOrDefault(c => c.AccountId == accountId)
            ?? throw new InvalidInputException("contactId", "There is no contact of this account with this id that has an e-mail address.");
        var verdict = await consents.MaySend(contactId, ConsentChannel.Email, Purpose, ct);
        return verdict.MaySend ? contact : throw new ConflictException("no_consent", $"This contact may not be written to for the purpose {Purpose}: {verdict.Reason}.")
        {
            Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["purpose"] = Purpose, ["reason"] = verdict.Reason },
        };
    }

    private MailMessage Mail(MotiveAsk ask, Order order, ContactEmail contact, string token, string? language)
    {
        var texts = MotiveTexts.Of(language);
        var text = $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, texts.MailText, order.Number ?? order.Key)}\n\n{Address(MailMessage.SecretPlace)}";
        return new MailMessage($"motive-ask:{ask.Id:N}:{ask.ExpiresAt.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)}", contact.Address, texts.Subject, text) { ToName = contact.Name, Secret = token };
    }

    private string Address(string token) => $"{PublicAddress.Of(configuration)}/m/{token}";
}

internal sealed class AskMotiveEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/accounts/{id:guid}/orders/{orderId:guid}/motive/ask", async (Guid id, Guid orderId, AskMotiveBody? body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new AskMotive(id, orderId, body?.ContactId, body?.Language), ct)))
        .WithName("AskPurchaseMotive").WithTags("Purchase motives").WithSummary("Ask a customer why they have ordered again")
        .WithDescription("The link is answered this once; with `contactId` a mail takes it to that contact, if consent for the purpose `service` allows it (409 `no_consent`). 409 `first_order` where the customer had not ordered before, `asked_lately` where they were asked "
            + "about another order within the days of the settings, `motives_off` where that is switched off. Asking again about the same order makes a new link.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("accounts.edit");
}
