using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Http;

/// <summary>The shapes that the OpenAPI document derives from a record type.</summary>
internal enum RecordShape
{
    Record,
    Page,
    Input,
    Patch,
    Search,
    Groups,
    Bulk,
    Batch,
    BatchResult,
    Export,
}

/// <summary>What a record endpoint takes or answers, for the OpenAPI document.</summary>
internal sealed record RecordShapeMetadata(RecordShape Shape, bool IsRequest, int Status);

internal static class RecordShapeExtensions
{
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, RecordShape shape, int status) =>
        endpoint.WithMetadata(new RecordShapeMetadata(shape, IsRequest: false, status));

    public static RouteHandlerBuilder Accepts(this RouteHandlerBuilder endpoint, RecordShape shape) =>
        endpoint.WithMetadata(new RecordShapeMetadata(shape, IsRequest: true, StatusCodes.Status200OK));
}
