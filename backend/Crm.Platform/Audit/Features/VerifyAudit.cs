using Crm.Platform.Data;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Audit.Features;

/// <summary>Walks the chain and says whether, and where, it was broken.</summary>
internal sealed class VerifyAuditEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit/verification", async (CrmDbContext db, AuditSequencer sequencer, CancellationToken ct) =>
        {
            await sequencer.RunOnce(ct);
            return TypedResults.Ok(await new AuditVerifier(db).Verify(anchor: null, ct));
        })
        .WithName("VerifyAudit").WithTags("Audit").WithSummary("Verify that nothing in the audit log or in the history was changed, removed or inserted")
        .WithDescription(
            "Reads everything, which takes a while where there is much. Keep `headSequence` and `headHash` outside of this system: the operator's `audit verify --anchor` finds against them even a chain "
            + "that somebody with access to the database has made anew.")
        .Requires(AuditPermissions.Read);
}
