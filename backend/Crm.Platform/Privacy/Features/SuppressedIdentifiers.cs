using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Features;

/// <summary>Lets an erased address or number in again: its owner has come back and agreed.</summary>
internal sealed record LiftSuppression(string? Email = null, string? Phone = null) : ICommand<LiftedSuppression>;

/// <summary>How many identifiers were kept out and are let in again.</summary>
public sealed record LiftedSuppression(int Lifted);

internal static class SuppressedIdentifiers
{
    public static IEnumerable<string> Of(string? email, string? phone) =>
        Suppressions.Identifiers(string.IsNullOrWhiteSpace(email) ? null : new List<EmailAddress> { new(email.Trim()) })
            .Concat(Suppressions.Identifiers(string.IsNullOrWhiteSpace(phone) ? null : new List<PhoneNumber> { new(phone.Trim(), phone) }));
}

internal sealed class LiftSuppressionHandler(CrmDbContext db, Suppressions suppressions, IAuditLog audit) : IRequestHandler<LiftSuppression, LiftedSuppression>
{
    public async Task<LiftedSuppression> Handle(LiftSuppression request, CancellationToken cancellationToken)
    {
        var hashes = SuppressedIdentifiers.Of(request.Email, request.Phone).Select(suppressions.Hash).ToList();
        if (hashes.Count == 0)
        {
            throw new InvalidInputException("email", "Give an e-mail address or a phone number.");
        }

        var lifted = await db.Set<Suppression>().Where(s => hashes.Contains(s.Hash)).ToListAsync(cancellationToken);
        db.RemoveRange(lifted);
        lifted.ForEach(s => audit.Write(AuditActions.SuppressionLifted, "erasure", s.ErasureId));
        return new LiftedSuppression(lifted.Count);
    }
}

internal sealed class LiftSuppressionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/privacy/suppressions/lift", async (LiftSuppression body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("LiftSuppression").WithTags("Privacy").WithSummary("Let an erased e-mail address or phone number be taken in again")
        .Requires(PrivacyPermissions.Erase);
}
