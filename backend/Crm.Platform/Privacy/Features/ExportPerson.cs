using Crm.Platform.Audit;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Privacy.Features;

/// <summary>Hands out all that is held of a person, for the person.</summary>
internal sealed class ExportPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/privacy/persons/{recordType}/{id:guid}/package", async (string recordType, Guid id, Persons persons, PersonPackage package, CancellationToken ct) =>
        {
            var person = await persons.Of(recordType, id, ct);
            var temporary = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await package.Write(temporary, person, ct);
            temporary.Position = 0;
            return Results.Stream(temporary, "application/zip", fileDownloadName: $"person-{id}.zip");
        })
        .WithName("ExportPerson").WithTags("Privacy").WithSummary("Export all that is held of a person: a zip with JSON by source, files, and a page to read")
        .Produces(StatusCodes.Status200OK, contentType: "application/zip").Audited(AuditActions.PersonExported).Requires(PrivacyPermissions.Manage);
}
