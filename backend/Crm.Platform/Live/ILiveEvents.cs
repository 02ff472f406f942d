using System.Text.Json;
using Crm.Platform.Mediation;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Live;

/// <summary>
/// Port: tells open pages (<c>GET /live</c>) of something, on every instance, once the present command is committed. It is a hint and
/// never the only copy: a page that was closed, or a process that dies at this moment, does not hear of it.
/// </summary>
public interface ILiveEvents
{
    /// <summary>To all pages of one user.</summary>
    /// <param name="userId">The user, or the key.</param>
    /// <param name="kind">The name of the event in the stream, such as <c>notification</c>.</param>
    /// <param name="data">What the stream sends, as JSON.</param>
    void ToUser(Guid userId, string kind, object data);

    /// <summary>To everybody who has been granted a permission, whatever its level.</summary>
    void ToHolders(string permission, string kind, object data);
}

internal sealed class LiveEvents(UnitOfWork unitOfWork, LiveWriter writer, IOptions<JsonOptions> json) : ILiveEvents
{
    public void ToUser(Guid userId, string kind, object data) => AfterCommit(new LiveMessage(kind, Text(data)) { UserId = userId });

    public void ToHolders(string permission, string kind, object data) => AfterCommit(new LiveMessage(kind, Text(data)) { Permission = permission, AnyLevel = true });

    private string Text(object data) => JsonSerializer.Serialize(data, json.Value.SerializerOptions);

    private void AfterCommit(LiveMessage message) => unitOfWork.AfterCommit(() => writer.Send(message));
}

/// <summary>One event on its way to the pages.</summary>
internal sealed record LiveMessage(string Kind, string Data)
{
    public Guid? UserId { get; init; }
    public string? Permission { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public bool AnyLevel { get; init; }

    /// <summary>Of several with the same key that wait to be sent, the last one is enough; null is always sent.</summary>
    public string? Key { get; init; }
}
