using Crm.Platform.History;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Record = Crm.Kernel.Record;

namespace Crm.Platform.Records;

/// <summary>Answers a record as the generic endpoints do: with its ETag, and the change set of what was just done. For use cases of modules.</summary>
public sealed class RecordAnswers(RecordJson json, RecordCatalog catalog, ChangeRecorder changes)
{
    public async Task<IResult> Of<T>(HttpContext http, T record, int status, CancellationToken ct)
        where T : Record
    {
        var type = catalog.Of<T>();
        http.Response.Headers.ETag = ETags.Of(record);
        if (status == StatusCodes.Status201Created)
        {
            http.Response.Headers.Location = $"/api/v1/{type.Resource}/{record.Id}";
        }

        TellChangeSet(http);
        return new JsonBytes(await json.One(type, record, ct), status);
    }

    /// <summary>Says in a header which change set the work just done is, for the caller to undo.</summary>
    public void TellChangeSet(HttpContext http)
    {
        if (changes.ChangeSetId is { } changeSetId)
        {
            http.Response.Headers[RecordEndpoints.ChangeSetHeader] = changeSetId.ToString();
        }
    }
}

/// <summary>Says in the API document that an endpoint answers a record.</summary>
public static class RecordAnswerExtensions
{
    public static RouteHandlerBuilder AnswersRecord<T>(this RouteHandlerBuilder endpoint, IEndpointRouteBuilder routes, int status = StatusCodes.Status200OK)
        where T : Record => endpoint.WithMetadata(routes.ServiceProvider.GetRequiredService<RecordCatalog>().Of<T>()).Answers(RecordShape.Record, status);
}
