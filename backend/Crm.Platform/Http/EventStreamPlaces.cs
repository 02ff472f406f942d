using Crm.Kernel;

namespace Crm.Platform.Http;

/// <summary>Counts the open streams of each caller on this instance: a page that forgets to close them must not use up the server.</summary>
internal sealed class EventStreamPlaces
{
    public const int Most = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, int> taken = [];

    public IDisposable Take(Guid? caller)
    {
        var id = caller ?? Guid.Empty;
        lock (gate)
        {
            var count = taken.GetValueOrDefault(id);
            if (count >= Most)
            {
                throw new TooManyRequestsException("too_many_streams", $"You have {Most} event streams open already. Close one first.", retryAfterSeconds: 5);
            }

            taken[id] = count + 1;
        }

        return new Place(this, id);
    }

    private void Leave(Guid id)
    {
        lock (gate)
        {
            if (--taken[id] == 0)
            {
                taken.Remove(id);
            }
        }
    }

    private sealed class Place(EventStreamPlaces places, Guid id) : IDisposable
    {
        private bool left;

        public void Dispose()
        {
            if (!left)
            {
                left = true;
                places.Leave(id);
            }
        }
    }
}
