using Mono.Cecil;
using Mono.Cecil.Cil;
using NasGen.Search.Files;

namespace NasGen.Export.Weaving;

/// <summary>
/// A copy of the user's TorchSharp.dll in which each call of a native function is reported to a hook, after the call (before it, if it gives back memory):
/// its name, its arguments and its result. Everything that a network computes passes through these functions: the user's code, libraries, and TorchSharp's
/// own layers.
/// </summary>
internal static class TorchSharpCopy
{
    /// <summary>The class that the copy has in addition, and its static field of type <c>Action&lt;string, object?[], object?&gt;?</c>.</summary>
    public const string HookType = "NasGen.NativeCalls", HookField = "Hook";

    /// <summary>The name of a native function after weaving. A managed function with the original name calls it.</summary>
    public const string NativeSuffix = "_native";

    private const string Prefix = "THS";

    /// <summary>Part of the path of a copy: a later version of the weaver must not take the copies of this one.</summary>
    private const int Version = 2;

    /// <summary>The path of the copy, which is made if there is none.</summary>
    /// <param name="original">The path of TorchSharp.dll.</param>
    /// <param name="folder">The folder of the copies. The copy gets a folder of its own in it.</param>
    public static string Of(string original, string folder)
    {
        using var module = ModuleDefinition.ReadModule(original);
        var path = Path.Combine(folder, $"TorchSharp-{module.Mvid.ToString("N")[..12]}-{Version}", "TorchSharp.dll");
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Weave(module);
        AtomicFile.Write(path, module.Write, outlivesPowerFailure: false);
        return path;
    }

    private static void Weave(ModuleDefinition module)
    {
        var hook = AddHook(module);
        var methods = module.GetTypes().SelectMany(type => type.Methods).ToList();
        var wrappers = methods.Where(IsNative).ToDictionary(native => native, native => Wrap(native, hook, module));
        foreach (var method in methods.Where(method => method.HasBody))
            foreach (var instruction in method.Body.Instructions)
                if (instruction.Operand is MethodDefinition callee && wrappers.TryGetValue(callee, out var wrapper)) instruction.Operand = wrapper;
    }

    private static bool IsNative(MethodDefinition method) => method.IsPInvokeImpl && method.Name.StartsWith(Prefix, StringComparison.Ordinal);

    private static FieldDefinition AddHook(ModuleDefinition module)
    {
        var dot = HookType.IndexOf('.', StringComparison.Ordinal);
        var type = new TypeDefinition(
            HookType[..dot], HookType[(dot + 1)..], TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        var field = new FieldDefinition(
            HookField, FieldAttributes.Public | FieldAttributes.Static, module.ImportReference(typeof(Action<string, object?[], object?>)));
        type.Fields.Add(field);
        module.Types.Add(type);
        return field;
    }

    /// <summary>Renames the native function, and gives its name and signature to a managed one that calls it and then the hook.</summary>
    private static MethodDefinition Wrap(MethodDefinition native, FieldDefinition hook, ModuleDefinition module)
    {
        var wrapper = new MethodDefinition(native.Name, native.Attributes & ~MethodAttributes.PInvokeImpl, native.ReturnType)
        {
            ImplAttributes = MethodImplAttributes.IL | MethodImplAttributes.Managed,
        };
        foreach (var parameter in native.Parameters)
            wrapper.Parameters.Add(new ParameterDefinition(
                parameter.Name, parameter.Attributes & ~(ParameterAttributes.HasFieldMarshal | ParameterAttributes.HasDefault), parameter.ParameterType));
        if (string.IsNullOrEmpty(native.PInvokeInfo.EntryPoint)) native.PInvokeInfo.EntryPoint = native.Name;
        native.Name += NativeSuffix;
        native.DeclaringType.Methods.Add(wrapper);

        var il = wrapper.Body.GetILProcessor();
        var returns = native.ReturnType.MetadataType != MetadataType.Void;
        var result = new VariableDefinition(native.ReturnType);
        if (returns) wrapper.Body.Variables.Add(result);
        wrapper.Body.InitLocals = true;
        if (Releases(wrapper.Name))
        {
            // Before the call: when the memory is free, another thread may get it for a new tensor, and report that one first.
            Report(il, wrapper, null, hook, module);
            CallNative(il, wrapper, native);
        }
        else
        {
            CallNative(il, wrapper, native);
            if (returns) il.Emit(OpCodes.Stloc, result);
            Report(il, wrapper, returns ? result : null, hook, module);
            if (returns) il.Emit(OpCodes.Ldloc, result);
        }
        il.Emit(OpCodes.Ret);
        return wrapper;
    }

    /// <summary>Whether a native function gives back memory.</summary>
    private static bool Releases(string native) =>
        native.Contains("dispose", StringComparison.OrdinalIgnoreCase) || native.EndsWith("_free", StringComparison.Ordinal);

    private static void CallNative(ILProcessor il, MethodDefinition wrapper, MethodDefinition native)
    {
        foreach (var parameter in wrapper.Parameters) il.Emit(OpCodes.Ldarg, parameter);
        il.Emit(OpCodes.Call, native);
    }

    /// <summary>Calls the hook, if there is one.</summary>
    private static void Report(ILProcessor il, MethodDefinition wrapper, VariableDefinition? result, FieldDefinition hook, ModuleDefinition module)
    {
        var end = il.Create(OpCodes.Nop);
        il.Emit(OpCodes.Ldsfld, hook);
        il.Emit(OpCodes.Brfalse, end);
        il.Emit(OpCodes.Ldsfld, hook);
        il.Emit(OpCodes.Ldstr, wrapper.Name);
        il.Emit(OpCodes.Ldc_I4, wrapper.Parameters.Count);
        il.Emit(OpCodes.Newarr, module.TypeSystem.Object);
        foreach (var parameter in wrapper.Parameters)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, parameter.Index);
            il.Emit(OpCodes.Ldarg, parameter);
            Box(il, parameter.ParameterType, module);
            il.Emit(OpCodes.Stelem_Ref);
        }
        if (result is not null)
        {
            il.Emit(OpCodes.Ldloc, result);
            Box(il, result.VariableType, module);
        }
        else il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Callvirt, module.ImportReference(typeof(Action<string, object?[], object?>).GetMethod("Invoke")));
        il.Append(end);
    }

    /// <summary>Makes an object of the value on the stack. A reference is replaced by what it points to, a pointer becomes an <c>IntPtr</c>.</summary>
    private static void Box(ILProcessor il, TypeReference type, ModuleDefinition module)
    {
        if (type is ByReferenceType reference)
        {
            type = reference.ElementType;
            il.Emit(OpCodes.Ldobj, type);
        }
        if (type.IsPointer)
        {
            il.Emit(OpCodes.Conv_I);
            type = module.TypeSystem.IntPtr;
        }
        if (type.IsValueType) il.Emit(OpCodes.Box, type);
    }
}
