using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Privacy.Sources;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Privacy.Features;

/// <summary>Looks for a person by what is known of them; in a body, so that it stands in no address and no log.</summary>
internal sealed record FindPersons(string? Email = null, string? Phone = null, string? Name = null, Guid? Id = null, bool Everywhere = false) : IQuery<FoundPersons>;

/// <summary>Whom it may be, where else the address, the number or the name stands, and whether it was erased and is kept out.</summary>
public sealed class FoundPersons
{
    public required IReadOnlyList<FoundPerson> Items { get; init; }

    /// <summary>Rows of each table that hold what was looked for; null unless asked for with <c>everywhere</c>.</summary>
    public IReadOnlyList<ErasedSource>? Tables { get; init; }

    /// <summary>The address or the number belongs to somebody who was erased.</summary>
    public required bool Suppressed { get; init; }
}

internal sealed class FindPersonsHandler(Persons persons, Suppressions suppressions) : IRequestHandler<FindPersons, FoundPersons>
{
    private const int Shortest = 3;

    public async Task<FoundPersons> Handle(FindPersons request, CancellationToken cancellationToken)
    {
        List<string> texts = [.. new[] { request.Email, request.Phone, request.Name }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim())];
        if ((texts.Count == 0 && request.Id is null) || texts.Exists(t => t.Length is < Shortest or > 254))
        {
            throw new InvalidInputException("email", "Give an e-mail address, a phone number, a name or an id, of 3 to 254 characters.");
        }

        return new FoundPersons
        {
            Items = await persons.Find(request.Email, request.Phone, request.Name, request.Id, cancellationToken),
            Tables = request.Everywhere && texts.Count > 0 ? await persons.Look(persons.Tables, new Traces(texts), cancellationToken) : null,
            Suppressed = await suppressions.Any([.. SuppressedIdentifiers.Of(request.Email, request.Phone)], cancellationToken),
        };
    }
}

internal sealed class FindPersonsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/privacy/find", async (FindPersons body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("FindPersons").WithTags("Privacy").WithSummary("Find a person by e-mail address, phone number, name or id, whoever owns the records and also in the bin")
        .WithDescription("With `everywhere` all text columns of all tables are looked through as well, which reads the whole database.")
        .Audited(AuditActions.PersonLookedFor).Requires(PrivacyPermissions.Manage);
}
