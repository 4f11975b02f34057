using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using NasGen.Export.Weaving;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace NasGen.Export.Tracing;

/// <summary>
/// Listens to the copy of TorchSharp and records what one call of a network does. Handles of the input and of the state dict are known values; a known
/// operation on known values makes new ones. All other tensors are constants.
/// </summary>
/// <param name="user">The user's assembly, for lines of its code.</param>
/// <param name="isKnown">Whether an operation can be written.</param>
internal sealed class Recorder(Assembly user, Func<string, bool> isKnown)
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyDictionary<string, NativeSignature> _natives = NativeSignature.ReadAll(typeof(torch).Assembly);
    private readonly Dictionary<IntPtr, object> _scalars = [];
    private readonly Dictionary<IntPtr, Value> _values = [];
    private readonly Dictionary<IntPtr, CodePlace> _stale = [];
    private readonly List<Step> _steps = [];
    private readonly Stack<ModuleCall> _calls = [];
    private NativeMemory? _memory;
    private Dictionary<IntPtr, Value> _state = [];
    private Dictionary<SafeHandle, Module> _modules = [];
    private Action<Step, IReadOnlyList<Tensor>>? _keep;
    private Exception? _fault;
    private bool _isRecording;

    private const string Formats = "ONNX or PyTorch source";

    [ThreadStatic]
    private static bool _isInside;

    /// <summary>The native functions of this process's TorchSharp.</summary>
    public IReadOnlyDictionary<string, NativeSignature> Natives => _natives;

    /// <summary>Begins to listen. Scalars that are made before a recording are known in it.</summary>
    /// <exception cref="InvalidOperationException">This process does not run with the copy of TorchSharp.</exception>
    public void Listen()
    {
        var hook = Hook();
        _memory = new NativeMemory(_natives);
        hook.SetValue(null, (Action<string, object?[], object?>)OnCall);
    }

    /// <summary>Stops listening for good: what is made and deleted from now on is not known. Listening would slow down what is timed.</summary>
    public static void Stop() => Hook().SetValue(null, null);

    private static FieldInfo Hook() => typeof(torch).Assembly.GetType(TorchSharpCopy.HookType)?.GetField(TorchSharpCopy.HookField)
        ?? throw new InvalidOperationException("This process runs with the original TorchSharp.");

    /// <summary>Records a call of a network in eval mode.</summary>
    /// <param name="keep">A receiver of each step's results, which it may copy; <see langword="null"/> if nobody needs them.</param>
    /// <exception cref="NasException">The network does something that cannot be exported.</exception>
    public Recording Record(Module<Tensor, Tensor> network, Tensor input, Action<Step, IReadOnlyList<Tensor>>? keep = null)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        network.eval();
        Begin(network);
        var start = Known(input, dependsOnInput: true);
        _values[input.Handle] = start;
        var root = new ModuleCall(network, "", [start]);
        _calls.Push(root);
        _keep = keep;
        List<Action> removals = [];
        try
        {
            foreach (var (path, module) in network.named_modules().Where(m => m.name.Length > 0)) removals.AddRange(Follow(path, module));
            _isRecording = true;
            var output = network.call(input);
            _isRecording = false;
            Rethrow();
            root.Output = Output(output);
            return new Recording(input.shape[0], start, root.Output, [.. _steps], root);
        }
        catch (Exception) when (_fault is not null)
        {
            Rethrow();
            throw;
        }
        finally
        {
            _isRecording = false;
            foreach (var remove in removals) remove();
        }
    }

    private void Rethrow()
    {
        if (_fault is not null) ExceptionDispatchInfo.Throw(_fault);
    }

    private void Begin(Module<Tensor, Tensor> network)
    {
        _values.Clear();
        _stale.Clear();
        _steps.Clear();
        _calls.Clear();
        _fault = null;
        _state = [];
        foreach (var (key, tensor) in network.state_dict())
            _state.TryAdd(tensor.Handle, new Value(tensor.shape, tensor.dtype) { Key = key, Constant = tensor });
        foreach (var (handle, value) in _state) _values[handle] = value;
        _modules = network.named_modules().Select(m => m.module).Append(network)
            .GroupBy(HandleOf).ToDictionary(group => group.Key, group => group.First());
    }

    private static SafeHandle HandleOf(Module module) =>
        (SafeHandle)typeof(Module).GetField("handle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(module)!;

    /// <summary>Follows the calls of a module. Modules of other signatures are seen by the native functions that they call.</summary>
    private IEnumerable<Action> Follow(string path, Module module)
    {
        if (module is not Module<Tensor, Tensor> simple) yield break;
        yield return simple.register_forward_pre_hook((_, input) =>
        {
            lock (_gate)
                if (_isRecording) _calls.Push(new ModuleCall(module, path, _values.TryGetValue(input.Handle, out var value) ? [value] : []));
            return null!;
        }).remove;
        yield return simple.register_forward_hook((_, _, output) =>
        {
            lock (_gate)
                if (_isRecording)
                {
                    var call = _calls.Pop();
                    call.Output = _values.GetValueOrDefault(output.Handle);
                    _calls.Peek().Parts.Add(call);
                }
            return null!;
        }).remove;
    }

    private Value Output(Tensor output) => _stale.TryGetValue(output.Handle, out var place)
        ? throw ChangedInPlace(place)
        : _values.TryGetValue(output.Handle, out var value) && value.DependsOnInput
            ? value
            : throw Refusal.Because(
                new CodePlace(null, 0, ""), "The network's output does not depend on its input: forward returns a tensor that no operation made of it.");

    /// <summary>The hook. An error is kept, because the user's code may catch it.</summary>
    internal void OnCall(string native, object?[] arguments, object? result)
    {
        if (_isInside) return;
        lock (_gate)
        {
            _isInside = true;
            try
            {
                var call = new NativeCall(_natives[native], arguments, result);
                Scalars(call);
                if (_isRecording) Follow(call);
                if (native is NativeNames.DisposeTensor or NativeNames.Free) Forget((IntPtr)arguments[0]!);
            }
            catch (Exception e)
            {
                _fault ??= e;
                throw;
            }
            finally
            {
                _isInside = false;
            }
        }
    }

    private void Forget(IntPtr handle)
    {
        _values.Remove(handle);
        _stale.Remove(handle);
    }

    /// <summary>
    /// Remembers scalars. A deleted one is forgotten only when its place in memory is used again, because the garbage collector may delete a scalar after
    /// the native function has read it, and before this class hears of that call.
    /// </summary>
    private void Scalars(NativeCall call)
    {
        if (call.Name.EndsWith(NativeNames.ToScalarSuffix, StringComparison.Ordinal))
        {
            if (call.Arguments is [{ } number]) _scalars[(IntPtr)call.Result!] = NativeCall.Plain(number);
        }
        else if (call.Name == NativeNames.Item)
        {
            if (call.Result is IntPtr read && read != IntPtr.Zero) _scalars[read] = _memory!.Number(read);
        }
        else
            foreach (var handle in call.Made) _scalars.Remove(handle);
    }

    private void Follow(NativeCall call)
    {
        if (NativeNames.IsHarmless(call.Name)) return;
        if (NativeNames.RunsAnotherProgram(call.Name))
            throw Refusal.Because(Place(call), "A TorchScript module or a compiled one is called, and what it computes cannot be seen.");
        var isInPlace = NativeNames.IsInPlace(call.Name);
        var operation = isInPlace ? NativeNames.OutOfPlace(call.Name) : call.Name;
        var touched = call.Handles.Where(_values.ContainsKey).Select(handle => _values[handle]).ToList();
        var dependsOnInput = touched.Any(value => value.DependsOnInput);
        if (touched.Count == 0 || (!dependsOnInput && !isKnown(operation) && !NativeNames.IsIdentity(call.Name)))
        {
            if (isInPlace && call.Arguments is [IntPtr changed, ..] && _state.TryGetValue(changed, out var state)) throw ChangesState(Place(call), state);
            return;
        }
        if (isKnown(operation) && call.Failed) return;
        var place = Place(call);
        foreach (var handle in call.Handles)
            if (_stale.TryGetValue(handle, out var changedAt)) throw ChangedInPlace(changedAt);
        if (NativeNames.IsDropout(call.Name) && call.IsTraining)
            throw Refusal.Because(
                place, $"{place.Function} draws random numbers: forward calls it as in training. Pass training, as in dropout(x, p, training).");
        if (NativeNames.IsIdentity(call.Name)) Same(touched[0], call.Result);
        else if (NativeNames.IsReader(call.Name))
        {
            if (dependsOnInput) throw Refusal.Values(place);
        }
        else if (isKnown(operation)) Add(call, operation, isInPlace, place, dependsOnInput);
        else if (!isInPlace && call.ReturnsNumber) throw Refusal.Values(place);
        else throw Refusal.Operation(place, Formats);
    }

    private CodePlace Place(NativeCall call) => CallStack.Find(user, call.Name);

    private static NasException ChangesState(CodePlace place, Value state) => Refusal.Because(
        place, $"{place.Function} changes '{state.Key}' of the state dict. An exported network cannot keep anything from one call to the next.");

    private static NasException ChangedInPlace(CodePlace place) => Refusal.Because(
        place,
        $"{place.Function} changes a tensor in place, and another tensor that shares its memory is used later. Use the function that returns a new tensor.");

    /// <summary>Adds a step, and makes its results known.</summary>
    private void Add(NativeCall call, string operation, bool isInPlace, CodePlace place, bool dependsOnInput)
    {
        var step = new Step(operation, call.Decode(Known, module => _modules.GetValueOrDefault(module)))
        {
            Place = place,
            Path = _calls.Peek().Path,
            Index = _steps.Count,
        };
        var handles = isInPlace ? [(IntPtr)call.Arguments[0]!] : call.Made;
        if (handles.Count == 0) throw Refusal.Operation(place, Formats);
        step.Results = [.. handles.Select(handle => NativeMemory.With(handle, tensor => Known(tensor, dependsOnInput, step)))];
        if (isInPlace)
        {
            if (NativeNames.ChangesShapeOnly(call.Name)) _values[handles[0]] = step.Results[0];
            else Replace(handles[0], step.Results[0], place);
            Same(step.Results[0], call.Result);
        }
        else for (var i = 0; i < handles.Count; i++) _values[handles[i]] = step.Results[i];
        _steps.Add(step);
        _calls.Peek().Parts.Add(step);
        _keep?.Invoke(step, [.. handles.Select(handle => NativeMemory.With(handle, tensor => tensor.clone().DetachFromDisposeScope()))]);
    }

    private static Value Known(Tensor tensor, bool dependsOnInput, Step? maker = null) =>
        new(tensor.shape, tensor.dtype) { DependsOnInput = dependsOnInput, Maker = maker };

    private void Same(Value value, object? result)
    {
        if (result is IntPtr handle && handle != IntPtr.Zero) _values[handle] = value;
    }

    /// <summary>
    /// A tensor was changed in place: it and its aliases have another value now, and what else shares their memory must not be used any more.
    /// </summary>
    private void Replace(IntPtr handle, Value now, CodePlace place)
    {
        var before = _values.GetValueOrDefault(handle) ?? throw Refusal.Because(
            place, $"{place.Function} changes a constant tensor in place by one that depends on the input. Use the function that returns a new tensor.");
        var storage = _memory!.Storage(handle);
        foreach (var (other, value) in _values.ToList())
        {
            if (_memory.Storage(other) != storage) continue;
            if (_state.ContainsKey(other)) throw ChangesState(place, value);
            if (ReferenceEquals(value, before)) _values[other] = now;
            else _stale[other] = place;
        }
    }

    /// <summary>The number of a scalar or the value of a tensor. A tensor that is not known is a constant: what it holds at this moment.</summary>
    private object? Known(IntPtr handle)
    {
        if (handle == IntPtr.Zero) return null;
        if (_scalars.TryGetValue(handle, out var scalar)) return scalar;
        if (_values.TryGetValue(handle, out var value)) return value;
        return NativeMemory.With(handle, tensor => new Value(tensor.shape, tensor.dtype) { Constant = tensor.detach().cpu().clone().DetachFromDisposeScope() });
    }
}
