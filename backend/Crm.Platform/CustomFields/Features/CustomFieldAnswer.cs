using Crm.Platform.History;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.CustomFields.Features;

/// <summary>What every change of a definition answers; by then this instance knows of it.</summary>
internal sealed class CustomFieldAnswer(CustomFieldCatalog catalog, ChangeRecorder changes)
{
    public async Task<CustomFieldResponse> Of(HttpContext http, CustomFieldResponse field, CancellationToken ct)
    {
        await Refresh(http, ct);
        http.Response.Headers.ETag = ETags.Of(field.Version);
        return field;
    }

    public async Task Refresh(HttpContext http, CancellationToken ct)
    {
        await catalog.Refresh(ct);
        if (changes.ChangeSetId is { } changeSetId)
        {
            http.Response.Headers["Change-Set-Id"] = changeSetId.ToString();
        }
    }
}
